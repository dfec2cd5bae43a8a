package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.views.overview.OverviewViewModel;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// The addresses on a lab in which addresses collide: what is wrong is explained, every count and
/// every name leads on.
final class AddressesScreenTest extends ConsoleWindow {
    private void collide() {
        lab().scenario("duplicate-address");
        settled();
        until(30, "collision", () -> session().addresses().latest().lines().size() == 10);
        control(KeyCode.DIGIT3);
        until("rows", () -> rows() == 11);
    }

    @Test
    void whatIsWrongWhoSawItAndWhatToDoStandBelowTheWorstRow() {
        collide();
        until("detail", () -> words("#addresses-detail").contains("k3s-wk-gpu3: Duplicate IP"));
        assertThat(words("#addresses-detail"))
                .contains(
                        "00:16:3e:63:79:2b and 00:16:3e:63:79:2c answer for 10.21.0.40.",
                        "10.21.0.40 is claimed by the nodes k3s-wk-gpu3 and k3s-wk-gpu4.",
                        "k3s-maint, REACHABLE: 10.21.0.40",
                        "arping, 2 of 3 answered");
        assertThat(words("#addresses-notes")).contains("yet something answers there");
        clickOn("#addresses-detail-copy");
        String copied = ask(() -> Objects.toString(Clipboard.getSystemClipboard().getString(), ""));
        assertThat(copied)
                .startsWith("k3s-wk-gpu3: Duplicate IP\n")
                .contains("Kubernetes: InternalIP 10.21.0.40 (nodes, seen ")
                .contains("What to do: ");
    }

    @Test
    void everyCountLeadsToItsRows() {
        collide();
        assertThat(cells()).contains("Duplicate MAC", "Undeclared", "Others seen on VLAN 633");
        clickOn("#addresses-verdict-duplicate-ip");
        until("two", () -> rows() == 2);
        clickOn("#addresses-verdict-undeclared");
        until("one below its head", () -> rows() == 2 && cells().contains("10.21.0.39"));
        clickOn("#addresses-verdict-undeclared");
        until("all", () -> rows() == 11);
        clickOn("Kubernetes 7");
        until("nodes", () -> rows() == 7);
        clickOn("seen from k3s-maint 10");
        until("seen", () -> rows() == 11);
    }

    @Test
    void theStripLeadsToTheServiceAndToTheNodeThatAnnounces() {
        collide();
        assertThat(text("#addresses-announcer-10-21-0-50"))
                .isEqualTo("10.21.0.50 is announced by k3s-wk-gpu2 only, one node at a time");
        clickOn("#addresses-announcer-10-21-0-50");
        until("drawer", () -> overview().openedProperty().get().equals("k3s-wk-gpu2"));
        control(KeyCode.DIGIT3);
        until("back", () -> shows("#addresses-box-10-21-0-50"));
        clickOn("#addresses-box-10-21-0-50");
        until("chosen", () -> overview().selectedProperty().get().equals("vip/10.21.0.50"));
    }

    @Test
    void thePaletteFindsWhatWasOnlySeenAndMacs() {
        collide();
        control(KeyCode.DIGIT1);
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));
        interact(() -> lookup("#shell-palette-field").<TextField>query().setText(":bc:24:11"));
        until(
                "found",
                () -> words("#shell-palette-list").contains("10.21.0.39 · seen by k3s-maint"));
        type(KeyCode.ENTER);
        until("detail", () -> words("#addresses-detail").contains("10.21.0.39: Undeclared"));
    }

    @Test
    void aVerdictIsReadAloudWithEverySourceItRestsOn() {
        settled();
        control(KeyCode.DIGIT3);
        until("rows", () -> rows() == 10);
        List<TableCell<?, ?>> found = new ArrayList<>();
        from(lookup("#addresses")).lookup(".table-cell").queryAllAs(TableCell.class).stream()
                .filter(cell -> "Agrees".equals(cell.getText()))
                .forEach(found::add);
        Object said =
                ask(() -> found.getFirst().queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertThat(String.valueOf(said))
                .startsWith("Verdict: Agrees. ")
                .contains("inventory, seen ", "nodes, seen ", "neighbours, seen ");
    }

    private OverviewViewModel overview() {
        return content().overview();
    }

    private <T> T ask(Callable<T> question) {
        List<T> answer = new ArrayList<>();
        interact(() -> answer.add(question.call()));
        return answer.getFirst();
    }

    private Set<String> cells() {
        return from(lookup("#addresses")).lookup(".table-cell").queryAllAs(TableCell.class).stream()
                .map(cell -> String.valueOf(cell.getText()))
                .collect(Collectors.toSet());
    }

    private int rows() {
        return lookup("#addresses")
                .tryQueryAs(TableView.class)
                .map(each -> each.getItems().size())
                .orElse(0);
    }
}
