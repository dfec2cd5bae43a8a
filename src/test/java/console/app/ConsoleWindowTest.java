package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The whole window, clicked and typed at: palette, help, connection, appearance, notices.
final class ConsoleWindowTest extends ConsoleWindow {
    @Test
    void thePaletteFindsANodeAndOpensItsDrawerByKeysAlone() {
        settled();
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));

        write("gpu3");
        until("found", () -> words("#shell-palette-list").contains("node · "));
        assertThat(text("#shell-palette-count")).matches("\\d+ of \\d[\\d,]*");
        type(KeyCode.ENTER);

        until("drawer", () -> shows("#overview-drawer"));
        assertThat(content().overview().openedProperty().get()).isEqualTo("k3s-wk-gpu3");
        assertThat(shows("#shell-palette")).isFalse();
    }

    @Test
    void thePaletteFindsPodsAddressesUsersAndCommands() {
        settled();
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));

        finds("rancher", "pod · cattle-system");
        finds(":10.21.0.50", "ingress-nginx");
        finds("@j.steiner", "pod · jupyterhub");
        finds(">keys", "?");
        finds("no such thing", "");
        assertThat(text("#shell-palette-note")).contains("Nothing matches “no such thing”");
        type(KeyCode.ESCAPE);
        until("closed", () -> !shows("#shell-palette"));
    }

    private void finds(String typed, String remark) {
        interact(() -> lookup("#shell-palette-field").<TextField>query().setText(typed));
        until(typed, () -> words("#shell-palette-list").contains(remark));
    }

    @Test
    void aCommandOfThePaletteRuns() {
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));
        write(">light");
        until("found", () -> words("#shell-palette-list").contains("Do"));
        type(KeyCode.ENTER);

        until("light", () -> stage().getScene().getRoot().getStyleClass().contains("light"));
        assertThat(remembered.getLast().theme()).isEqualTo("light");
    }

    @Test
    void helpListsEveryKeyAndEscapeGivesTheFocusBack() {
        clickOn("#overview-picture");
        String before = focus();
        type(KeyCode.F1);
        until("open", () -> shows("#shell-help"));
        assertThat(words("#shell-help")).contains("Ctrl K", "F6, Shift F6", "Esc", "F5");
        type(KeyCode.TAB).type(KeyCode.TAB);
        assertThat(focus()).isEqualTo("shell-help-scroll");

        type(KeyCode.ESCAPE);
        until("closed", () -> !shows("#shell-help"));
        assertThat(focus()).isEqualTo(before);
    }

    @Test
    void f6GoesThroughTheAreasAndBack() {
        settled();
        interact(() -> content().show("node/k3s-cp1"));
        until("drawer", () -> shows("#overview-drawer"));
        clickOn("#shell-rail-overview");
        List<String> visited = new ArrayList<>();
        visited.add(focus());
        for (int i = 0; i < 5; i++) {
            type(KeyCode.F6);
            visited.add(focus());
        }
        assertThat(visited)
                .containsExactly(
                        "overview-picture",
                        "overview-drawer-copy",
                        "shell-sources",
                        "shell-chip",
                        "shell-rail-overview",
                        "overview-picture");
        press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
        assertThat(focus()).isEqualTo("shell-rail-overview");
    }

    @Test
    void theChipShowsTransitionsAndTheAgeOfEverySource() {
        settled();
        clickOn("#shell-chip");
        until("open", () -> shows("#shell-connection"));
        assertThat(words("#shell-connection"))
                .contains("API server 127.0.0.1:", "Connecting", "nodes", "ingresses", " s\n");
        type(KeyCode.ESCAPE);
        until("closed", () -> !shows("#shell-connection"));
    }

    @Test
    void themeLanguageAndSizeHoldAtOnceAndAreRemembered() {
        settled();
        interact(() -> content().show("node/k3s-cp1"));
        clickOn("#shell-appearance").clickOn("#shell-menu-light");
        assertThat(stage().getScene().getRoot().getStyleClass()).contains("light");
        clickOn("#shell-appearance").clickOn("#shell-menu-german");
        until("German", () -> words("#shell-rail").contains("Übersicht"));
        assertThat(content().overview().openedProperty().get()).isEqualTo("k3s-cp1");
        control(KeyCode.EQUALS);
        control(KeyCode.EQUALS);
        assertThat(stage().getScene().getRoot().getStyleClass()).contains("scale-120");
        control(KeyCode.DIGIT0);
        control(KeyCode.MINUS);
        assertThat(remembered.getLast())
                .isEqualTo(content().settingsProperty().get())
                .matches(each -> each.scale() == 90)
                .matches(each -> each.language().equals("de"));
    }

    @Test
    void somethingUnforeseenIsOneCalmSentenceWithItsDetailsToCopy() {
        AtomicReference<String> copied = new AtomicReference<>("");
        Thread.ofVirtual()
                .name("planted")
                .uncaughtExceptionHandler(content()::onUncaught)
                .start(ConsoleWindowTest::fail);
        until("told", () -> shows("#shell-notice"));
        assertThat(text("#shell-notice-text")).contains("The session goes on");
        clickOn("#shell-notice-copy");
        interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get())
                .contains("thread planted", "IllegalStateException", "token: [left out]")
                .doesNotContain("s3cr3t");
        clickOn("#shell-notice-close");
        until("closed", () -> !shows("#shell-notice"));
    }

    private static void fail() {
        throw new IllegalStateException("nobody expected token: s3cr3t");
    }

    @Test
    void accessIsReadOnlyAndSaysSo() {
        assertThat(text("#shell-access")).isEqualTo("Read-only");
        assertThat(node("#shell-access").getAccessibleText()).contains("only reads");
    }
}
