package console.services.metrics;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.kube.KubeException;
import console.services.kube.KubeHttp;
import console.services.row.HourRow;
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
/// them, asked every 15 s through the API's service proxy. Their age is that of the scrape. The
/// last hour is asked anew when a step of it is over: one request for all cards.
public final class DeviceFeed implements AutoCloseable {
    /// What is silent with Prometheus.
    public static final List<Source<?>> SOURCES = List.of(Sources.DEVICES, Sources.HOURS);

    private static final Duration RHYTHM = Duration.ofSeconds(15);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ITEM = "Prometheus";
    private static final String ACTIVE = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";
    private static final String VALUES =
            "{__name__=~\""
                    + ACTIVE
                    + "|DCGM_FI_DEV_GPU_UTIL|DCGM_FI_DEV_FB_USED|DCGM_FI_DEV_FB_FREE\"}";

    /// Instances repeat what is of their card.
    private static final String CARDS =
            "max by (__name__, Hostname, hostname, gpu) ({__name__=~\"DCGM_FI_DEV_GPU_TEMP"
                    + "|DCGM_FI_DEV_POWER_USAGE|DCGM_FI_DEV_SM_CLOCK|DCGM_FI_DEV_XID_ERRORS"
                    + "|DCGM_FI_DEV_ECC_DBE_VOL_TOTAL|DCGM_FI_PROF_PCIE_TX_BYTES"
                    + "|DCGM_FI_PROF_PCIE_RX_BYTES\"})";

    private static final String SCRAPES =
            "max by (Hostname, hostname) (timestamp(DCGM_FI_DEV_FB_USED))";

    private static final long STEP = HourRow.STEP.toSeconds();

    /// The mean of every step; utilization only for whole cards that have nothing better.
    private static final String HOUR =
            ("avg_over_time(" + ACTIVE + "[" + STEP + "s])")
                    + " or on (Hostname, hostname, gpu, GPU_I_ID)"
                    + (" avg_over_time(DCGM_FI_DEV_GPU_UTIL{GPU_I_ID=\"\"}[" + STEP + "s]) / 100");

    private final KubeHttp http;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<List<Fact>> store;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicBoolean recalling = new AtomicBoolean(); // slower, and never in the way
    private volatile boolean closed;
    private volatile Instant quietUntil = Instant.MIN;
    private volatile Subscription rhythm = () -> {};
    private volatile String service = "";
    private volatile long asked; // Prometheus' time in seconds, else ours, as of the newest answer
    private volatile long hour; // the end of the hour that is known

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
        List<Fact> facts;
        try {
            facts = devices();
        } finally {
            asking.set(false);
        }
        store.accept(facts);
        long now = asked;
        String place = service;
        if (now / STEP != hour / STEP && recalling.compareAndSet(false, true)) {
            Fact fact;
            try {
                fact = hour(place, now);
            } finally {
                recalling.set(false);
            }
            store.accept(List.of(fact));
        }
    }

    private List<Fact> devices() {
        try {
            if (service.isEmpty()) {
                service = find();
            }
            if (service.isEmpty()) {
                String fact = "no service prometheus-operated in any namespace";
                Why why = new Why(Reason.NOT_INSTALLED, ITEM, fact);
                return SOURCES.stream().map(source -> lacking(source, why)).toList();
            }
            Scrapes scrapes = new Scrapes(query(service, "query", SCRAPES, ""), clock.instant());
            long told = (long) scrapes.asked();
            asked = told == 0 ? clock.instant().getEpochSecond() : told;
            Fact devices =
                    scrapes.fact(
                            query(service, "query", VALUES, ""),
                            query(service, "query", CARDS, ""));
            if (devices instanceof Fact.Lacking none) {
                forgetHour();
                return List.of(none, lacking(Sources.HOURS, none.why()));
            }
            return List.of(devices);
        } catch (KubeException e) {
            service = "";
            forgetHour();
            quietUntil = clock.instant().plus(e.retryAfter());
            return SOURCES.stream().map(source -> failed(source, e.why())).toList();
        }
    }

    /// Nothing is asked about the past of what is not there now.
    private void forgetHour() {
        hour = 0;
        asked = 0;
    }

    /// It ends with the last whole step, by Prometheus' own time.
    private Fact hour(String place, long now) {
        long end = now - now % STEP;
        try {
            long start = end - (HourRow.POINTS - 1) * STEP;
            String times = "&start=" + start + "&end=" + end + "&step=" + STEP;
            JsonNode answer = query(place, "query_range", HOUR, times);
            List<Row> rows = new Hours(end).rows(answer);
            hour = end;
            Instant at = clock.instant().minusSeconds(now - end);
            if (rows.isEmpty()) {
                String fact = "Prometheus has no engine activity of the last hour";
                return new Fact.Lacking(
                        Sources.HOURS, at, new Why(Reason.NOT_CONFIGURED, "DCGM", fact));
            }
            return new Fact.Listed(Sources.HOURS, at, rows, 0, "");
        } catch (KubeException e) {
            return failed(Sources.HOURS, e.why());
        }
    }

    private Fact failed(Source<?> source, Why why) {
        return switch (why.reason()) {
            case FORBIDDEN, UNAUTHORIZED, NOT_INSTALLED, NOT_CONFIGURED -> lacking(source, why);
            // The service that was found a moment ago.
            case GONE -> lacking(source, new Why(Reason.NOT_INSTALLED, ITEM, why.detail()));
            case NOT_LOADED, UNREACHABLE, TIMED_OUT, UNAVAILABLE, BAD_DATA ->
                    new Fact.Silent(source, clock.instant(), why);
        };
    }

    private Fact lacking(Source<?> source, Why why) {
        return new Fact.Lacking(source, clock.instant(), why);
    }

    private JsonNode query(String place, String kind, String text, String times)
            throws KubeException {
        String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String path = place + "/proxy/api/v1/" + kind + "?query=" + query + times;
        return http.json(ITEM, path, LIMIT);
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
