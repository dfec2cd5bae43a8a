package console.bench;

import javafx.application.Platform;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// How long the JavaFX thread keeps waiting who asks it for something, in milliseconds.
public final class Stalls {
    private static final int MOST = 60_000;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final int[] waited = new int[MOST + 1];

    /// One question at a time; the next is asked when the last is answered.
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            long start = System.nanoTime();
            Platform.runLater(() -> answer(System.nanoTime() - start));
        }
    }

    private synchronized void answer(long nanos) {
        waited[(int) Math.min(MOST, nanos / 1_000_000)]++;
        asked.set(false);
    }

    public synchronized void forget() {
        Arrays.fill(waited, 0);
    }

    public synchronized long count() {
        long all = 0;
        for (int each : waited) {
            all += each;
        }
        return all;
    }

    public synchronized int longest() {
        return within(0);
    }

    /// All but one of a thousand.
    public synchronized int nearlyAll() {
        return within(count() / 1000);
    }

    private int within(long more) {
        long left = more;
        for (int i = MOST; i > 0; i--) {
            left -= waited[i];
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }
}
