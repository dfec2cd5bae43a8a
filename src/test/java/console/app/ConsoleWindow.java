package console.app;

import console.services.session.ClusterSession;
import console.services.session.LabControl;
import console.services.session.LinkState;
import console.services.settings.Settings;
import console.support.FxTest;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Base of the tests of the whole window on a lab of its own, which is healthy and quiet again
/// after each test.
abstract class ConsoleWindow extends FxTest {
    private static @Nullable Wiring wiring;

    final List<Settings> remembered = new ArrayList<>();
    private @Nullable ConsoleContent content;
    private @Nullable Stage stage;

    @BeforeAll
    static void startLab() throws Exception {
        wiring = Wiring.start(new SourceOptions(), null);
        lab().speed(0);
    }

    @AfterAll
    static void endLab() {
        wiring().close();
    }

    static LabControl lab() {
        return wiring().lab().orElseThrow();
    }

    static ClusterSession session() {
        return wiring().session();
    }

    static Wiring wiring() {
        return Objects.requireNonNull(wiring);
    }

    @Override
    protected void prepare(Stage primary) {
        stage = primary;
        ConsoleContent made = content(Settings.DEFAULT.theme("dark").language("en"));
        content = made;
        primary.setScene(made.scene(1440, 900));
    }

    final ConsoleContent content() {
        return Objects.requireNonNull(content);
    }

    final Stage stage() {
        return Objects.requireNonNull(stage);
    }

    final ConsoleContent content(Settings settings) {
        return new ConsoleContent(
                session(), wiring().lab(), wiring().timer(), settings, remembered::add);
    }

    @AfterEach
    final void makeHealthy() {
        interact(content()::close);
        lab().state().latest().faults().forEach(each -> lab().clear(each.fault(), each.target()));
        if (!lab().state().latest().scenario().equals("healthy")) {
            lab().scenario("healthy");
        }
        lab().speed(0);
    }

    final void settled() {
        session().refresh(); // credentials that a fault refused are not tried again by themselves
        until(30, "live", () -> session().link().latest().phase() == LinkState.Phase.LIVE);
        until(30, "settled", session()::settled);
    }

    /// With Control held.
    final void control(KeyCode code) {
        press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
    }

    final Node node(String query) {
        return lookup(query).query();
    }

    final boolean shows(String query) {
        return lookup(query).tryQuery().filter(ConsoleWindow::isSeen).isPresent();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    final String text(String query) {
        return Objects.requireNonNullElse(lookup(query).<Labeled>query().getText(), "");
    }

    /// All words in a part of the window.
    final String words(String query) {
        StringBuilder all = new StringBuilder();
        from(lookup(query)).lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .forEach(text -> all.append(text).append('\n'));
        return all.toString();
    }

    final String focus() {
        Node owner = stage().getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? String.valueOf(owner) : owner.getId();
    }
}
