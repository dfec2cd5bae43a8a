package console.support;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The tests' own tools: what a person does with mouse and keyboard arrives, in a window that is
/// wider than the headless platform's own screen.
final class FxSmokeTest extends FxTest {
    private final TextField field = new TextField();
    private final Button button = new Button("press");
    private final TableView<String> table = new TableView<>();
    private final SplitPane split = new SplitPane();
    private int presses;
    private @Nullable Stage stage;

    @Override
    protected void prepare(Stage primary) {
        stage = primary;
        field.setId("field");
        button.setId("button");
        button.setOnAction(_ -> presses++);
        TableColumn<String, String> name = new TableColumn<>("name");
        name.setId("name");
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue()));
        name.setPrefWidth(200);
        table.getColumns().add(name);
        table.getItems().setAll("worker-2", "worker-1", "worker-3");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        split.getItems().setAll(table, new VBox());
        primary.setScene(new Scene(new VBox(new HBox(field, button), split), 1200, 900));
    }

    @Test
    void clickAndTypeArrive() {
        clickOn("#field").write("gpu=4?");
        clickOn("#button").type(KeyCode.SPACE);
        assertThat(field.getText()).isEqualTo("gpu=4?");
        assertThat(presses).isEqualTo(2);
    }

    @Test
    void shiftTypesTheUpperRow() {
        clickOn("#field").press(KeyCode.SHIFT);
        type(KeyCode.SLASH, KeyCode.DIGIT1, KeyCode.A).release(KeyCode.SHIFT).type(KeyCode.B);
        assertThat(field.getText()).isEqualTo("?!Ab");
    }

    @Test
    void clickOnColumnHeaderSorts() {
        clickOn(".table-view .column-header .label");
        assertThat(table.getItems()).containsExactly("worker-1", "worker-2", "worker-3");
    }

    @Test
    void shiftClickSelectsRange() {
        clickOn(".table-row-cell");
        press(KeyCode.SHIFT).clickOn("worker-3").release(KeyCode.SHIFT);
        assertThat(table.getSelectionModel().getSelectedItems()).hasSize(3);
    }

    @Test
    void rightClickSelectsRow() {
        clickOn("worker-1", MouseButton.SECONDARY);
        assertThat(table.getSelectionModel().getSelectedItem()).isEqualTo("worker-1");
    }

    @Test
    void dragMovesDivider() {
        Node divider = lookup(".split-pane-divider").query();
        Bounds before = divider.localToScreen(divider.getBoundsInLocal());
        drag(divider).moveBy(150, 0).moveBy(50, 0).drop();
        Bounds after = divider.localToScreen(divider.getBoundsInLocal());
        assertThat(after.getMinX() - before.getMinX()).isBetween(190.0, 210.0);
    }

    @Test
    void modalDialogHoldsBackItsOwner() {
        Alert alert = interactAndReturn();
        until("dialog is shown", alert::isShowing);
        clickOn(button);
        assertThat(presses).isZero();
        clickOn(alert.getDialogPane().lookupButton(ButtonType.OK));
        until("dialog is closed", () -> !alert.isShowing());
        clickOn(button);
        assertThat(presses).isEqualTo(1);
    }

    private Alert interactAndReturn() {
        Alert[] made = new Alert[1];
        interact(
                () -> {
                    Alert alert = new Alert(Alert.AlertType.INFORMATION, "held");
                    alert.initOwner(stage);
                    alert.setX(700);
                    alert.setY(600);
                    alert.show();
                    made[0] = alert;
                });
        return made[0];
    }
}
