package console.views.fleet;

import console.services.fact.Clock;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.views.common.FxDoor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// A question that is asked again while the cluster changes: one is on its way at most, not more
/// often than the rhythm, and no change is missed. JavaFX thread only.
final class Asking<T> {
    static final Duration RHYTHM = Duration.ofSeconds(5);

    /// @param work blocks
    record Question<T>(String name, Supplier<T> work) {}

    private final FxDoor door;
    private final Clock clock;
    private final Timer timer;
    private final BiConsumer<T, Instant> answer;
    private @Nullable Question<T> question;

    /// The number of the newest ask: no answer to an older one counts.
    private int asks;

    private boolean waits;
    private boolean again;
    private @Nullable Subscription later;
    private Instant begun = Instant.EPOCH;

    /// @param answer is handed every answer, and when it was asked for
    Asking(FxDoor door, Clock clock, Timer timer, BiConsumer<T, Instant> answer) {
        this.door = door;
        this.clock = clock;
        this.timer = timer;
        this.answer = answer;
    }

    /// From now on this is asked, or nothing; what is on its way does not count any more.
    void about(@Nullable Question<T> next) {
        question = next;
        now();
    }

    /// At once, whatever is on its way.
    void now() {
        asks++;
        waits = false;
        again = false;
        if (later != null) {
            later.close();
            later = null;
        }
        Question<T> asked = question;
        if (asked != null) {
            int number = asks;
            Instant start = clock.instant();
            begun = start;
            waits = true;
            door.fetch(asked.name(), asked.work(), found -> answered(number, found, start));
        }
    }

    private void answered(int number, T found, Instant start) {
        if (number == asks) {
            waits = false;
            answer.accept(found, start);
            if (again) {
                again = false;
                soon();
            }
        }
    }

    /// As soon as no answer is on its way.
    void next() {
        begun = Instant.EPOCH;
        soon();
    }

    /// In its rhythm, as soon as no answer is on its way.
    void soon() {
        if (waits) {
            again = true;
            return;
        }
        Duration left = RHYTHM.minus(Duration.between(begun, clock.instant()));
        if (!left.isPositive()) {
            now();
        } else if (later == null && question != null) {
            int number = asks;
            later = timer.after(left, () -> door.fetch("in time", () -> number, this::due));
        }
    }

    private void due(int number) {
        if (number == asks) {
            now();
        }
    }
}
