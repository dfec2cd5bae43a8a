package console.services.fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One thread with a queue. What is brought from outside waits for room in it; what the store asks
/// of itself never does, or it would wait for its own thread.
final class StoreThread implements Executor, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final int CAPACITY = 4096;

    private final Semaphore room = new Semaphore(CAPACITY);
    private volatile boolean closed;
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("store").factory(),
                    (_, _) -> LOG.debug("The store has ended"));

    @Override
    public void execute(Runnable task) {
        pool.execute(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("A fact could not be applied", e);
                    }
                });
    }

    /// The same; who brings more than the thread can take waits.
    void bring(Runnable task) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while the store was behind", e);
        }
        if (closed) {
            room.release();
            return;
        }
        execute(
                () -> {
                    room.release();
                    task.run();
                });
    }

    @Override
    public void close() {
        closed = true;
        pool.shutdownNow();
        room.release(CAPACITY);
    }
}
