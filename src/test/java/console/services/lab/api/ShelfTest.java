package console.services.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.locks.ReentrantLock;

/// How far back a watch may begin.
final class ShelfTest {
    private static final Resource PODS =
            Resources.all().stream().filter(each -> each.id().equals("pods")).findFirst().get();
    private final ReentrantLock lock = new ReentrantLock();
    private final Shelf held = new Shelf(PODS, lock.newCondition());
    private long revision = 1000;

    @Test
    void whatIsYoungIsKept() {
        append(5000, 0);

        assertThat(held.knows(1001)).isTrue();
        assertThat(held.after(1001)).isEqualTo(1);
        assertThat(held.overtaken(0)).isFalse();
        assertThat(held.at(0).revision()).isEqualTo(1001);
    }

    @Test
    void tooManyPushOutTheOldest() {
        append(10_000, 0);

        assertThat(held.knows(1001)).isFalse();
        assertThat(held.overtaken(0)).isTrue();
        assertThat(held.head() - held.after(1000)).isEqualTo(8192);
    }

    @Test
    void whatIsOldGoesAsNewChangesCome() {
        append(5000, 0);
        append(3000, 100_000);

        assertThat(held.knows(revision - 3000)).isTrue();
        assertThat(held.overtaken(4999)).isTrue();
        assertThat(held.head() - held.after(1000)).isEqualTo(3000);
    }

    @Test
    void fewChangesKeepLittle() {
        for (int second = 0; second < 1000; second++) {
            append(1, second * 1000L);
        }

        assertThat(held.head() - held.after(1000)).isBetween(64L, 80L);
        assertThat(held.knows(revision - 60)).isTrue();
    }

    private void append(int number, long now) {
        lock.lock();
        try {
            for (int i = 0; i < number; i++) {
                ObjectNode tree = Json.object();
                tree.putObject("metadata").put("name", "a").put("namespace", "b");
                revision++;
                StoredObject object = StoredObject.of(PODS, tree);
                held.append(new Change(Change.Type.MODIFIED, object, object, revision), now);
            }
        } finally {
            lock.unlock();
        }
    }
}
