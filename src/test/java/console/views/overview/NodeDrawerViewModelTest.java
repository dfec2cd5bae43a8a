package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.views.common.FxDoor;
import console.views.overview.picture.TestingTopology;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What the drawer asks for and when, without a toolkit.
final class NodeDrawerViewModelTest {
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final NodeDrawerViewModel drawer =
            new NodeDrawerViewModel(
                    new TestingClusterView(TestingTopology.plan()), new FxDoor(screen::add));

    private void answers(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Objects.requireNonNull(screen.poll(10, TimeUnit.SECONDS), "no answer").run();
        }
    }

    private static <T> Reading<T> silent(T value) {
        Why why = new Why(Reason.TIMED_OUT, "nodes", "");
        return new Reading.Stale<>(value, "nodes", TestingTopology.NOW, why);
    }

    @Test
    void openingAsksForPodsAndEventsAndForYamlOnlyWhenWanted() throws InterruptedException {
        drawer.openedProperty().set("k3s-wk-gpu1");
        answers(2);

        assertThat(drawer.podsProperty().get()).isInstanceOf(Reading.Live.class);
        assertThat(drawer.eventsProperty().get())
                .isEqualTo(Reading.absent(Reason.FORBIDDEN, "events", ""));
        assertThat(drawer.yamlProperty().get()).isNull();

        drawer.loadYaml();
        answers(1);
        assertThat(drawer.yamlProperty().get()).isInstanceOf(Reading.Live.class);
    }

    @Test
    void anAnswerAboutAnotherNodeIsNotShown() throws InterruptedException {
        drawer.openedProperty().set("k3s-wk-gpu1");
        drawer.loadYaml();
        drawer.openedProperty().set("k3s-wk-gpu2");

        answers(4); // pods of the first, its events and YAML, events of the second

        assertThat(drawer.yamlProperty().get()).isNull();
        answers(1); // pods of the second, asked for after those of the first
        assertThat(drawer.podsProperty().get()).isInstanceOf(Reading.Live.class);
    }

    @Test
    void whileNodesAreStaleAllOfItIsAndThenItIsAskedForAgain() throws InterruptedException {
        drawer.openedProperty().set("k3s-wk-gpu1");
        drawer.loadYaml();
        answers(3);

        drawer.follow(silent(List.of()));
        assertThat(drawer.yamlProperty().get()).isInstanceOf(Reading.Stale.class);

        drawer.follow(TestingTopology.plan().nodes());
        answers(2); // pods, and after them YAML
        answers(screen.size());
        assertThat(drawer.yamlProperty().get()).isInstanceOf(Reading.Live.class);
    }

    @Test
    void aClosedDrawerAsksForNothing() {
        drawer.follow(TestingTopology.plan().nodes());
        drawer.askAgain();

        assertThat(screen).isEmpty();
    }
}
