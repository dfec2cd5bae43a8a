package console.services.lab.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The switches inside the API server. Any thread may set them; the next request sees them, and
/// open watches end, so that they are seen there, too.
public final class Faults {
    private static final Duration SLOWNESS = Duration.ofSeconds(60);

    /// What is on.
    ///
    /// @param busy every request is answered with this code, 429 or 503; 0 is off
    /// @param broken bodies of lists end in the middle
    /// @param forbidden kinds that are answered 403, by id: `pods`, `bundles.fleet.cattle.io`
    /// @param slow kinds that are answered after a minute
    /// @param missing API groups that are answered 404, as if they were not installed
    public record Switches(
            boolean unauthorized,
            int busy,
            boolean broken,
            Set<String> forbidden,
            Set<String> slow,
            Set<String> missing) {
        public static final Switches OFF =
                new Switches(false, 0, false, Set.of(), Set.of(), Set.of());

        public Switches {
            forbidden = Set.copyOf(forbidden);
            slow = Set.copyOf(slow);
            missing = Set.copyOf(missing);
        }
    }

    // Never opened: answers about a slow kind wait on it until their time is over.
    private final CountDownLatch slowGate = new CountDownLatch(1);
    private final AtomicLong watchGeneration = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Switches switches = Switches.OFF;

    public void set(Switches wanted) {
        if (!wanted.equals(switches)) {
            switches = wanted;
            endWatches();
        }
    }

    /// Ends every open watch; clients come back with the revision that they have.
    public void endWatches() {
        watchGeneration.incrementAndGet();
    }

    /// Requests that were answered or are being answered since the start.
    public int requests() {
        return requests.get();
    }

    void count() {
        requests.incrementAndGet();
    }

    long watchGeneration() {
        return watchGeneration.get();
    }

    boolean broken() {
        return switches.broken();
    }

    boolean uninstalled(String group) {
        return switches.missing().contains(group);
    }

    boolean forbids(String kind) {
        return switches.forbidden().contains(kind);
    }

    /// Holds back an answer about a slow kind; false where the wait was interrupted.
    boolean pause(String kind) {
        if (!switches.slow().contains(kind)) {
            return true;
        }
        try {
            slowGate.await(SLOWNESS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Refuses the request where a switch for all requests is on.
    void check() {
        Switches now = switches;
        if (now.unauthorized()) {
            throw new ApiFailure(401, "Unauthorized", "Unauthorized");
        }
        switch (now.busy()) {
            case 0 -> {}
            case 429 ->
                    throw ApiFailure.later(
                            429, "TooManyRequests", "Too many requests, please try again later.");
            default ->
                    throw ApiFailure.later(
                            now.busy(),
                            "ServiceUnavailable",
                            "the server is currently unable to handle the request");
        }
    }
}
