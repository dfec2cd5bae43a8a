package console.views.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.settings.ColumnSetting;
import console.support.FxTest;
import console.views.common.StyleSheets;
import console.views.common.table.TestingRows.Machine;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Every tool of a table, by mouse and by key.
final class DataTableTest extends FxTest {
    private final Map<String, List<ColumnSetting>> remembered = new HashMap<>();
    private final TableMemory memory =
            new TableMemory() {
                @Override
                public List<ColumnSetting> columns(String table) {
                    return remembered.getOrDefault(table, List.of());
                }

                @Override
                public void remember(String table, List<ColumnSetting> columns) {
                    remembered.put(table, columns);
                }
            };
    private final TableModel<Machine> model = TestingRows.model();
    private final List<String> opened = new ArrayList<>();
    private DataTable<Machine> table = table();

    private DataTable<Machine> table() {
        DataTable<Machine> made =
                new DataTable<>(
                        model, TestingRows.TEXTS, TestingRows.PROVENANCE, memory, "No machine.");
        made.setOnOpen(machine -> opened.add(machine.name()));
        return made;
    }

    @Override
    protected void prepare(Stage stage) {
        model.show(TestingRows.live(TestingRows.machines(431)));
        Scene scene = new Scene(table, 800, 500);
        StyleSheets.addTo(scene);
        stage.setScene(scene);
    }

    private TableView<Row<Machine>> grid() {
        return lookup("#machines").query();
    }

    private String text(String id) {
        return lookup(id).<Label>query().getText();
    }

    private <T> T ask(Callable<T> question) {
        List<T> answer = new ArrayList<>();
        interact(() -> answer.add(question.call()));
        return answer.getFirst();
    }

    private List<String> names() {
        return ask(() -> grid().getItems().stream().map(Row::key).toList());
    }

    private String clipboard() {
        return ask(() -> Objects.toString(Clipboard.getSystemClipboard().getString(), ""));
    }

    @Test
    void aClickOnAHeadSortsUpThenDownThenAsItCame() {
        clickOn("#machines-name");
        clickOn("#machines-name");
        assertThat(names()).startsWith("wk431", "wk430");
        clickOn("#machines-name");
        clickOn("#machines-state");
        assertThat(names()).startsWith("wk5", "wk10", "wk15");
    }

    @Test
    void typingFiltersAndEscapeShowsAllAgain() {
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        write("notready wk12");

        assertThat(names()).containsExactly("wk120", "wk125");
        assertThat(text("#machines-count")).isEqualTo("2 of 431");

        push(KeyCode.ESCAPE);
        assertThat(names()).hasSize(431);
        assertThat(text("#machines-count")).isEqualTo("431");
    }

    @Test
    void whereNothingMatchesTheWayBackIsOneClick() {
        clickOn("#machines-filter");
        write("huberr");
        assertThat(text("#machines-empty")).isEqualTo("Nothing matches “huberr”. 431 in all.");

        clickOn("#machines-show-all");
        assertThat(names()).hasSize(431);

        write("x");
        clickOn("#machines-clear");
        assertThat(lookup("#machines-filter").<TextField>query().getText()).isEmpty();
    }

    @Test
    void enterOpensTheRowToWhichTheArrowsWent() {
        clickOn("#machines-filter");
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);

        assertThat(opened).containsExactly("wk2");
        assertThat(model.selectedProperty().get()).isEqualTo("wk2");
    }

    @Test
    void chosenRowsAreCopiedWithTabsAndAllWithTheirHeads() {
        clickOn("#machines-filter");
        push(KeyCode.DOWN);
        press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo("wk1\tReady\t0.1 %\nwk2\tReady\t0.2 %");
        assertThat(text("#machines-message")).isEqualTo("2 rows copied");

        press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C);
        release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(clipboard()).startsWith("Name\tState\tLoad\nwk1\t").contains("wk431");
    }

    @Test
    void csvHasWhatIsShownWithSourceAndTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("machines.csv");
        clickOn("#machines-columns");
        clickOn("#choose-machines-note");
        clickOn("#machines-filter");
        write("wk431");

        interact(() -> table.export(file));

        assertThat(Files.readString(file))
                .isEqualTo(
                        "Name,State,Load,Note,Source,Seen\r\n"
                                + "wk431,Ready,43.1 %,\"a, \"\"wk431\"\"\nb\","
                                + "nodes,2026-11-24T08:12:20Z\r\n");
        assertThat(text("#machines-message")).isEqualTo("Written: machines.csv");
        interact(() -> table.export(folder.resolve("none").resolve("a.csv")));
        assertThat(text("#machines-message")).startsWith("Not written: a.csv");
    }

    @Test
    void theChoiceOfColumnsIsRememberedAndCanBeTakenBack() {
        clickOn("#machines-columns");
        clickOn("#choose-machines-state");
        clickOn("#machines-columns");
        clickOn("#choose-machines-note");
        interact(() -> grid().getColumns().get(2).setPrefWidth(177));
        List<ColumnSetting> chosen =
                List.of(
                        new ColumnSetting("name", 120, true),
                        new ColumnSetting("state", 120, false),
                        new ColumnSetting("load", 177, true),
                        new ColumnSetting("note", 120, true));
        until("remembered", () -> chosen.equals(remembered.get("machines")));

        table = ask(this::table);
        interact(() -> window(0).getScene().setRoot(table));
        assertThat(lookup("#machines-state").tryQuery()).isEmpty();
        assertThat(ask(() -> grid().getColumns().get(2).getWidth())).isEqualTo(177);

        clickOn("#machines-columns");
        clickOn("#choose-machines-reset");
        assertThat(lookup("#machines-state").tryQuery()).isPresent();
        assertThat(lookup("#machines-note").tryQuery()).isEmpty();
    }

    @Test
    void anUpdateKeepsWhatIsChosenAndWhatIsAtTheTop() {
        interact(() -> grid().getSelectionModel().selectIndices(201, 203));
        interact(() -> grid().scrollTo(200));
        assertThat(ask(this::atTheTop)).isEqualTo("wk201");
        List<Machine> fewer = new ArrayList<>(TestingRows.machines(431));
        fewer.subList(0, 100).clear();

        interact(() -> model.show(TestingRows.live(fewer)));

        assertThat(
                        ask(
                                () ->
                                        grid().getSelectionModel().getSelectedItems().stream()
                                                .map(Row::key)
                                                .toList()))
                .containsExactlyInAnyOrder("wk202", "wk204");
        assertThat(ask(this::atTheTop)).isEqualTo("wk201");
        assertThat(model.selectedProperty().get()).isEqualTo("wk204");
    }

    private String atTheTop() {
        grid().layout();
        VirtualFlow<?> flow = (VirtualFlow<?>) grid().lookup(".virtual-flow");
        return grid().getItems().get(flow.getFirstVisibleCell().getIndex()).key();
    }

    @Test
    void aRowIsReadAloudAndACellSaysSourceAndAge() {
        IndexedCell<?> row = lookup(".table-row-cell").nth(2).query();
        assertThat(ask(() -> row.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .isEqualTo("Name wk3, State Ready, Load not installed");
        List<DataCell<?>> cells = new ArrayList<>();
        row.lookupAll(".table-cell").forEach(cell -> cells.add((DataCell<?>) cell));
        assertThat(ask(() -> cells.getFirst().queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .isEqualTo("Name: wk3. nodes, seen 24 Nov 08:13:19, 0.3 s ago");
        assertThat(ask(() -> cells.get(2).queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .isEqualTo("Load: not installed. Not installed: Prometheus.");
    }

    @Test
    void staleAndAbsentLookAndReadDifferently() {
        interact(() -> model.show(TestingRows.stale(TestingRows.machines(3))));
        assertThat(ask(() -> table.getPseudoClassStates().toString())).contains("stale");
        assertThat(lookup(".table-source").<Label>query().getText())
                .isEqualTo("nodes, silent since 24 Nov 08:11:10: timed out");

        interact(() -> model.show(Reading.absent(Reason.FORBIDDEN, "nodes", "as cps-viewer")));
        assertThat(text("#machines-empty")).isEqualTo("Not allowed to read nodes. as cps-viewer");
        interact(() -> model.show(TestingRows.live(List.of())));
        assertThat(text("#machines-empty")).isEqualTo("No machine.");
    }

    @Test
    void aChoiceFromOutsideIsShown() {
        interact(() -> model.selectedProperty().set("wk300"));

        assertThat(ask(() -> grid().getSelectionModel().getSelectedItem().key()))
                .isEqualTo("wk300");
        interact(() -> model.selectedProperty().set(""));
        assertThat(ask(() -> grid().getSelectionModel().isEmpty())).isTrue();
    }
}
