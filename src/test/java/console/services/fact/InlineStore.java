package console.services.fact;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Makes a store that works on the calling thread: when `accept` returns, all is applied. Tasks run
/// one after the other, never inside each other, as on the store's own thread.
public final class InlineStore {
    private InlineStore() {}

    public static ClusterStore of(Clock clock, Timer timer, List<Projection<?>> projections) {
        return new ClusterStore(clock, timer, projections, new OneByOne(), () -> {});
    }

    private static final class OneByOne implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
            for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
                next.run();
            }
            running = false;
        }
    }
}
