package console.support;

import static org.assertj.core.api.Assertions.fail;

import console.services.fact.Fact;
import console.services.fact.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Takes facts in place of a store, and waits for the one that a test wants to see.
public final class Heard implements Consumer<List<Fact>> {
    private static final int SECONDS = 20;

    private final Map<Source<?>, BlockingQueue<Fact>> facts = new ConcurrentHashMap<>();

    @Override
    public void accept(List<Fact> said) {
        said.forEach(fact -> about(fact.source()).add(fact));
    }

    private BlockingQueue<Fact> about(Source<?> source) {
        return facts.computeIfAbsent(source, _ -> new LinkedBlockingQueue<>());
    }

    /// The next fact of this kind about the source; what comes before it is passed over.
    public <F extends Fact> F next(Class<F> type, Source<?> source, Predicate<F> wanted) {
        List<String> passed = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (true) {
                long left = end - System.nanoTime();
                Fact fact = about(source).poll(Math.max(0, left), TimeUnit.NANOSECONDS);
                if (fact == null) {
                    return fail("no %s of %s; heard %s", type, source, passed);
                }
                if (type.isInstance(fact) && wanted.test(type.cast(fact))) {
                    return type.cast(fact);
                }
                passed.add(fact.getClass().getSimpleName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        }
    }

    public <F extends Fact> F next(Class<F> type, Source<?> source) {
        return next(type, source, _ -> true);
    }
}
