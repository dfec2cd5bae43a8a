package console.services.metrics;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.kube.KubeException;
import console.services.kube.KubeHttp;
import console.services.row.Sources;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Which device which pod holds, and how busy it is: the DCGM exporter's series as Prometheus has
/// them, asked every 15 s through the API's service proxy. Their age is that of the scrape.
public final class DeviceFeed implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofSeconds(15);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ITEM = "Prometheus";
    private static final String VALUES =
            "{__name__=~\"DCGM_FI_PROF_GR_ENGINE_ACTIVE|DCGM_FI_DEV_FB_USED|DCGM_FI_DEV_FB_FREE"
                    + "|DCGM_FI_DEV_GPU_TEMP|DCGM_FI_DEV_POWER_USAGE\"}";
    private static final String SCRAPES =
            "max by (Hostname, hostname) (timestamp(DCGM_FI_DEV_FB_USED))";

    private final KubeHttp http;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<List<Fact>> store;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean closed;
    private volatile Instant quietUntil = Instant.MIN;
    private volatile Subscription rhythm = () -> {};
    private volatile String service = "";

    public DeviceFeed(KubeHttp http, Clock clock, Timer timer, Consumer<List<Fact>> store) {
        this.http = http;
        this.clock = clock;
        this.timer = timer;
        this.store = store;
    }

    public void start() {
        ask();
        rhythm = timer.every(RHYTHM, this::ask);
        if (closed) {
            rhythm.close();
        }
    }

    private void ask() {
        boolean wanted = !closed && !clock.instant().isBefore(quietUntil);
        if (wanted && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("dcgm").start(this::answer);
        }
    }

    private void answer() {
        Fact fact;
        try {
            fact = read();
        } finally {
            asking.set(false);
        }
        store.accept(List.of(fact));
    }

    private Fact read() {
        try {
            if (service.isEmpty()) {
                service = find();
            }
            if (service.isEmpty()) {
                String fact = "no service prometheus-operated in any namespace";
                return lacking(new Why(Reason.NOT_INSTALLED, ITEM, fact));
            }
            return new Scrapes(query(SCRAPES), clock.instant()).fact(query(VALUES));
        } catch (KubeException e) {
            service = "";
            quietUntil = clock.instant().plus(e.retryAfter());
            return switch (e.why().reason()) {
                case FORBIDDEN, UNAUTHORIZED, NOT_INSTALLED, NOT_CONFIGURED -> lacking(e.why());
                // The service that was found a moment ago.
                case GONE -> lacking(new Why(Reason.NOT_INSTALLED, ITEM, e.why().detail()));
                case NOT_LOADED, UNREACHABLE, TIMED_OUT, UNAVAILABLE, BAD_DATA ->
                        new Fact.Silent(Sources.DEVICES, clock.instant(), e.why());
            };
        }
    }

    private JsonNode query(String text) throws KubeException {
        String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return http.json(ITEM, service + "/proxy/api/v1/query?query=" + query, LIMIT);
    }

    private Fact lacking(Why why) {
        return new Fact.Lacking(Sources.DEVICES, clock.instant(), why);
    }

    /// The path of the service that the Prometheus operator makes beside every Prometheus.
    private String find() throws KubeException {
        String selector = "?fieldSelector=metadata.name%3Dprometheus-operated";
        JsonNode found = http.json("services", "/api/v1/services" + selector, LIMIT);
        String namespace =
                found.path("items").path(0).path("metadata").path("namespace").asString("");
        return namespace.isEmpty()
                ? ""
                : "/api/v1/namespaces/" + namespace + "/services/prometheus-operated:9090";
    }

    @Override
    public void close() {
        closed = true;
        rhythm.close();
    }
}
