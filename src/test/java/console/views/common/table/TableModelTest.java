package console.views.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.views.common.table.TestingRows.Machine;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows by key, sorted and filtered, without a toolkit.
final class TableModelTest {
    private static final int STATE = 1;
    private static final int LOAD = 2;
    private final TableModel<Machine> model = TestingRows.model();

    private List<String> names() {
        return model.arrangedProperty().get().stream().map(Row::key).toList();
    }

    @Test
    void namesSortByTheirNumbersBothWays() {
        model.show(TestingRows.live(TestingRows.machines(12).reversed()));

        model.sort(List.of(new TableModel.Sort(0, false)));
        assertThat(names()).startsWith("wk1", "wk2", "wk3").endsWith("wk12");
        model.sort(List.of(new TableModel.Sort(0, true)));
        assertThat(names()).startsWith("wk12", "wk11", "wk10").endsWith("wk1");
    }

    @Test
    void whatIsNotKnownComesLastBothWays() {
        model.show(TestingRows.live(TestingRows.machines(6)));

        model.sort(List.of(new TableModel.Sort(LOAD, false)));
        assertThat(names()).containsExactly("wk1", "wk2", "wk4", "wk5", "wk3", "wk6");
        model.sort(List.of(new TableModel.Sort(LOAD, true)));
        assertThat(names()).containsExactly("wk5", "wk4", "wk2", "wk1", "wk3", "wk6");
    }

    @Test
    void equalRowsKeepTheOrderInWhichTheyCame() {
        model.show(TestingRows.live(TestingRows.machines(11)));

        model.sort(List.of(new TableModel.Sort(STATE, false)));

        assertThat(names()).startsWith("wk5", "wk10", "wk1", "wk2", "wk3", "wk4", "wk6");
    }

    @Test
    void everyWordMustOccurInAnyColumn() {
        model.show(TestingRows.live(TestingRows.machines(431)));

        model.filterProperty().set("  NOTready  wk12 ");

        assertThat(names()).containsExactly("wk120", "wk125");
        assertThat(model.shown()).isEqualTo(2);
        assertThat(model.size()).isEqualTo(431);
    }

    @Test
    void anUpdateTouchesOnlyTheRowsThatChanged() {
        List<Machine> before = TestingRows.machines(50_000);
        model.show(TestingRows.live(before));
        List<Row<Machine>> rows = model.arrangedProperty().get();
        List<List<Cell>> cells = rows.stream().map(Row::cells).toList();
        List<Machine> after = new ArrayList<>(before);
        after.set(7, new Machine("wk8", false, before.get(7).load()));

        model.show(TestingRows.live(after));

        assertThat(model.arrangedProperty().get()).isSameAs(rows);
        assertThat(
                        IntStream.range(0, rows.size())
                                .filter(i -> !sameInstance(rows.get(i).cells(), cells.get(i))))
                .containsExactly(7);
        assertThat(rows.get(7).cell(STATE).text()).isEqualTo("NotReady");
    }

    @SuppressWarnings("ReferenceEquality") // whether it was made anew is the question
    private static boolean sameInstance(Object first, Object second) {
        return first == second;
    }

    @Test
    void rowsAreMadeAnewWhenTheirFreshnessChanges() {
        List<Machine> machines = TestingRows.machines(3);
        model.show(TestingRows.live(machines));
        List<Cell> cells = model.arrangedProperty().get().getFirst().cells();

        model.show(TestingRows.stale(machines));

        assertThat(model.arrangedProperty().get().getFirst().cells()).isNotSameAs(cells);
    }

    @Test
    void anAbsentReadingHasNoRowsAndASecondKeyIsNotShownTwice() {
        model.show(TestingRows.live(TestingRows.machines(3)));
        model.show(Reading.absent(Reason.FORBIDDEN, "nodes", ""));
        assertThat(names()).isEmpty();

        Machine machine = TestingRows.machines(1).getFirst();
        model.show(TestingRows.live(List.of(machine, machine)));
        assertThat(names()).containsExactly("wk1");
    }
}
