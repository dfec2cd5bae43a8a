package console.bench;

import console.services.fact.Subscription;
import console.services.fact.SystemTimer;

import javafx.application.Platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long the JavaFX thread keeps waiting who asks it for something, in milliseconds: asked every
/// ten, the next time once it has answered.
public final class Stalls implements AutoCloseable {
    private final SystemTimer timer = new SystemTimer();
    private final Subscription rhythm = timer.every(Duration.ofMillis(10), this::ask);
    private final List<Long> waited = new ArrayList<>();
    private boolean open;
    private boolean resting;

    private synchronized void ask() {
        if (!open && !resting) {
            open = true;
            long start = System.nanoTime();
            Platform.runLater(() -> answer(System.nanoTime() - start));
        }
    }

    private synchronized void answer(long nanos) {
        waited.add(nanos / 1_000_000);
        open = false;
        notifyAll();
    }

    /// What is done here keeps the thread waiting and does not count.
    public synchronized void leaveOut(Runnable work) throws InterruptedException {
        resting = true;
        while (open) {
            wait();
        }
        work.run();
        resting = false;
    }

    public synchronized void forget() {
        waited.clear();
    }

    public synchronized long longest() {
        return over(0).stream().mapToLong(each -> each).max().orElse(0);
    }

    /// Those that were longer.
    public synchronized List<Long> over(long milliseconds) {
        return waited.stream().filter(each -> each > milliseconds).toList();
    }

    @Override
    public void close() {
        rhythm.close();
        timer.close();
    }
}
