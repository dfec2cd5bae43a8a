package console.services.fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One thread with a bounded queue: who brings more than it can take waits.
final class StoreThread implements Executor, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final int CAPACITY = 4096;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(CAPACITY),
                    Thread.ofPlatform().daemon().name("store").factory(),
                    StoreThread::waitForRoom);

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

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static void waitForRoom(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            return;
        }
        try {
            pool.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while the store was behind", e);
        }
    }
}
