package console.services.lab.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The switches inside the API server. Any thread may set them; the next request sees them.
public final class Faults {
    private volatile boolean unauthorized;
    private volatile int busyCode;
    private volatile boolean broken;
    // Never opened: answers about a slow kind wait on it until their time is over.
    private final java.util.concurrent.CountDownLatch slowGate =
            new java.util.concurrent.CountDownLatch(1);
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private volatile Duration slowness = Duration.ofSeconds(60);
    private final AtomicLong watchGeneration = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    /// Every request is answered 401.
    public void unauthorized(boolean on) {
        unauthorized = on;
        endWatches();
    }

    /// Every request is answered with this code (429 or 503); 0 switches it off.
    public void busy(int code) {
        busyCode = code;
        endWatches();
    }

    /// Bodies of lists end in the middle.
    public void broken(boolean on) {
        broken = on;
    }

    /// 403 on a kind, by the name that `kubectl` uses: `pods`, `bundles.fleet.cattle.io`.
    public void forbid(String kind, boolean on) {
        set(forbidden, kind, on);
    }

    /// 404 on a whole API group, as if it were not installed.
    public void uninstall(String group, boolean on) {
        set(missing, group, on);
    }

    /// Lists and gets of a kind take this long before they answer.
    public void slow(String kind, boolean on, Duration time) {
        slowness = time;
        set(slow, kind, on);
    }

    private void set(Set<String> where, String what, boolean on) {
        if (on) {
            where.add(what);
        } else {
            where.remove(what);
        }
        endWatches();
    }

    /// Ends every open watch; clients come back with the revision that they have.
    public void endWatches() {
        watchGeneration.incrementAndGet();
    }

    public void clear() {
        unauthorized = false;
        busyCode = 0;
        broken = false;
        forbidden.clear();
        missing.clear();
        slow.clear();
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
        return broken;
    }

    boolean uninstalled(String group) {
        return missing.contains(group);
    }

    /// How long an answer about this kind is to be held back.
    Duration delay(String kind) {
        return slow.contains(kind) ? slowness : Duration.ZERO;
    }

    /// Holds an answer back; false where the wait was interrupted.
    boolean pause(String kind) {
        try {
            slowGate.await(delay(kind).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean forbids(String kind) {
        return forbidden.contains(kind);
    }

    /// Refuses the request where a switch for all requests is on.
    void check() {
        if (unauthorized) {
            throw new ApiFailure(401, "Unauthorized", "Unauthorized");
        }
        switch (busyCode) {
            case 0 -> {}
            case 429 ->
                    throw new ApiFailure(
                            429,
                            "TooManyRequests",
                            "Too many requests, please try again later.",
                            Json.object().put("retryAfterSeconds", 1));
            default ->
                    throw new ApiFailure(
                            busyCode,
                            "ServiceUnavailable",
                            "the server is currently unable to handle the request");
        }
    }
}
