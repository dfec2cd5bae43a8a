package console.views.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import console.support.FxTest;
import console.views.common.StyleSheets;
import console.views.common.table.TestingRows.Machine;

import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Rows below heads: they sort and filter within their group, and only rows are copied and chosen.
final class GroupedTableTest extends FxTest {
    private final TableModel<Machine> model = TestingRows.model();

    @Override
    protected void prepare(Stage stage) {
        model.groupBy(machine -> machine.ready() ? "" : "Not ready");
        model.show(TestingRows.live(TestingRows.machines(11)));
        DataTable<Machine> table =
                new DataTable<>(
                        model,
                        TestingRows.TEXTS,
                        TestingRows.PROVENANCE,
                        TableMemory.NONE,
                        "No machine.");
        table.fitRows();
        Scene scene = new Scene(new VBox(table), 800, 600);
        StyleSheets.addTo(scene);
        stage.setScene(scene);
    }

    private TableView<Row<Machine>> grid() {
        return lookup("#machines").query();
    }

    private <T> T ask(Callable<T> question) {
        List<T> answer = new ArrayList<>();
        interact(() -> answer.add(question.call()));
        return answer.getFirst();
    }

    private List<String> keys() {
        return ask(() -> grid().getItems().stream().map(Row::key).toList());
    }

    @Test
    void rowsSortAndFilterWithinTheirGroupAndAHeadIsNoRow() {
        assertThat(keys())
                .startsWith("wk1", "wk2")
                .endsWith("wk11", "head/Not ready", "wk5", "wk10");
        clickOn("#machines-name");
        clickOn("#machines-name");
        assertThat(keys()).startsWith("wk11").endsWith("wk1", "head/Not ready", "wk10", "wk5");
        assertThat(model.shown()).isEqualTo(11);
        interact(() -> model.filterProperty().set("wk11"));
        assertThat(keys()).containsExactly("wk11");
    }

    @Test
    void onlyRowsAreCopied() {
        clickOn("#machines-filter");
        type(KeyCode.DOWN);
        press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C);
        release(KeyCode.SHIFT, KeyCode.CONTROL);
        String text = ask(() -> Objects.toString(Clipboard.getSystemClipboard().getString(), ""));
        assertThat(text.lines()).hasSize(12);
    }

    @Test
    void aHeadIsNeverTheChosenOne() {
        interact(() -> grid().getSelectionModel().clearAndSelect(8));
        assertThat(model.selectedProperty().get()).isEqualTo("wk11");
        interact(() -> grid().getSelectionModel().clearAndSelect(9));
        assertThat(model.selectedProperty().get()).isEqualTo("wk11");
    }

    @Test
    void theTableIsAsHighAsItsRows() {
        double row = ask(() -> grid().getFixedCellSize());
        assertThat(ask(() -> grid().getHeight())).isBetween(row * 13, row * 14);
    }

    @Test
    void aFilterMayLookAtOneColumn() {
        interact(() -> model.toggle("state", "NotReady"));
        assertThat(model.filterProperty().get()).isEqualTo("State: NotReady");
        assertThat(keys()).containsExactly("head/Not ready", "wk5", "wk10");
        interact(() -> model.toggle("state", "NotReady"));
        assertThat(model.shown()).isEqualTo(11);
    }
}
