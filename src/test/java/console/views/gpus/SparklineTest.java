package console.views.gpus;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.row.HourRow;
import console.support.FxTest;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The line of an hour: a fixed scale, breaks where nothing is known, short of now when it is old.
final class SparklineTest extends FxTest {
    private final Group group = new Group();

    @Override
    protected void prepare(Stage stage) {
        stage.setScene(new Scene(group, 200, 100));
    }

    /// `M` and `L` with rounded places, of a line that is 58 wide and 27 high: two a step.
    private String drawn(List<Double> values, double gap) {
        Sparkline line = new Sparkline(new HourRow("a", 0, values, List.of()), gap, "", "");
        interact(
                () -> {
                    group.getChildren().setAll(line);
                    line.setPrefSize(58, 27);
                    group.layout();
                });
        StringBuilder text = new StringBuilder();
        for (PathElement element : ((Path) line.getChildren().getLast()).getElements()) {
            switch (element) {
                case MoveTo to -> text.append(" M%.0f,%.0f".formatted(to.getX(), to.getY()));
                case LineTo to -> text.append(" L%.0f,%.0f".formatted(to.getX(), to.getY()));
                default -> throw new AssertionError(element);
            }
        }
        return text.toString().strip();
    }

    private static List<Double> hour() {
        return new ArrayList<>(Collections.nCopies(HourRow.POINTS, Double.NaN));
    }

    @Test
    void zeroIsTheGroundAndHundredTheTopWhateverTheHighest() {
        List<Double> values = hour();
        values.set(0, 0.0);
        values.set(1, 0.2);
        values.set(2, 1.0);

        assertThat(drawn(values, 0)).isEqualTo("M0,26 L0,26 L2,21 L4,1");
    }

    @Test
    void itBreaksWhereNothingIsKnown() {
        List<Double> values = hour();
        values.set(27, 0.0);
        values.set(29, 0.0);

        assertThat(drawn(values, 0)).isEqualTo("M54,26 L54,26 M58,26 L58,26");
        assertThat(drawn(hour(), 0)).isEmpty();
    }

    @Test
    void anOldHourEndsBeforeNow() {
        List<Double> values = hour();
        values.set(0, 0.0);
        values.set(28, 0.0);
        values.set(29, 0.0);

        assertThat(drawn(values, 5)).isEqualTo("M46,26 L46,26 L48,26");
    }
}
