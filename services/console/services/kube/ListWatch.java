package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Timer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps one kind in the store: a list in chunks, straight into rows, then a watch from where the
/// list ended. One way for every kind, instead of a library's informers: those retry below their
/// own error handler and cannot be nudged, and cost two and a half times as much. Runs on a virtual
/// thread of its own; every wait can be cut short by `again`.
final class ListWatch<R extends Row> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration BODY = Duration.ofSeconds(30);

    /// Bookmarks come about once a minute: a watch that is silent for longer is deaf.
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final int CHUNK = 500;

    private final Kind<R> kind;
    private final KubeHttp http;
    private final Clock clock;
    private final Consumer<List<Fact>> store;
    private final Patience patience;
    private volatile boolean watching;
    private volatile boolean closed;
    private volatile KubeHttp.@Nullable Answer open;
    private String version = "";

    ListWatch(Kind<R> kind, KubeHttp http, Clock clock, Timer timer, Consumer<List<Fact>> store) {
        this.kind = kind;
        this.http = http;
        this.clock = clock;
        this.store = store;
        patience = new Patience(timer);
    }

    Kind<R> kind() {
        return kind;
    }

    /// Whether a watch is connected: then a heartbeat is proof of life for this source, too.
    boolean watching() {
        return watching;
    }

    /// Ends what is under way and starts again at once, from where it was.
    void again() {
        KubeHttp.Answer answer = open;
        if (answer != null) {
            answer.close();
        }
        patience.end();
    }

    void close() {
        closed = true;
        again();
    }

    @Override
    public void run() {
        int failures = 0;
        while (!closed) {
            try {
                if (version.isEmpty()) {
                    list();
                }
                watch();
                failures = 0;
                // A server that ends every watch at once must not be asked without a breath.
                patience.sit(Duration.ofMillis(100));
            } catch (KubeException e) {
                watching = false;
                if (closed) {
                    return;
                }
                failures++;
                report(e);
                patience.sit(pause(e, failures));
            } catch (RuntimeException e) {
                LOG.error("Reading {} failed", kind.source(), e);
                patience.sit(Duration.ofSeconds(15));
            }
        }
    }

    private static Duration pause(KubeException e, int failures) {
        return switch (e.why().reason()) {
            // Credentials that were refused are not tried again until somebody asks.
            case UNAUTHORIZED -> Duration.ofDays(1);
            case FORBIDDEN, NOT_INSTALLED -> Duration.ofSeconds(10);
            default -> Duration.ofSeconds(Math.min(failures, failures > 200 ? 15 : 3));
        };
    }

    private void report(KubeException e) {
        boolean gone = e.code() == 410 || e.code() == 504;
        if (gone) {
            version = "";
            return;
        }
        switch (e.why().reason()) {
            case FORBIDDEN, NOT_INSTALLED, UNAUTHORIZED, NOT_CONFIGURED -> {
                version = "";
                store.accept(List.of(new Fact.Lacking(kind.source(), clock.instant(), e.why())));
            }
            case NOT_LOADED, UNREACHABLE, TIMED_OUT, UNAVAILABLE, BAD_DATA ->
                    store.accept(List.of(new Fact.Silent(kind.source(), clock.instant(), e.why())));
        }
    }

    private void list() throws KubeException {
        List<Row> rows = new ArrayList<>();
        int skipped = 0;
        String next = "";
        String revision = "";
        do {
            String path = kind.path() + "?limit=" + CHUNK;
            if (!next.isEmpty()) {
                path += "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            }
            try (KubeHttp.Answer answer = opened(path)) {
                answer.alive(BODY);
                Page<R> page = new Page<>(kind, rows);
                page.read(JSON.createParser(answer.body()));
                skipped += page.skipped();
                next = page.next();
                revision = page.revision();
            } catch (JacksonException e) {
                throw Failures.of(kind.source().name(), http.server(), e);
            }
        } while (!next.isEmpty());
        version = revision;
        String note = skipped == 0 ? "" : skipped + " objects could not be read";
        store.accept(List.of(new Fact.Listed(kind.source(), clock.instant(), rows, skipped, note)));
    }

    private KubeHttp.Answer opened(String path) throws KubeException {
        KubeHttp.Answer answer = http.get(kind.source().name(), path, ANSWER);
        open = answer;
        return answer;
    }

    private void watch() throws KubeException {
        String path =
                kind.path()
                        + "?watch=true&allowWatchBookmarks=true&resourceVersion="
                        + URLEncoder.encode(version, StandardCharsets.UTF_8);
        try (KubeHttp.Answer answer = opened(path);
                JsonParser parser = JSON.createParser(answer.body())) {
            watching = true;
            answer.alive(SILENCE);
            store.accept(List.of(new Fact.Alive(kind.source(), clock.instant())));
            while (!closed && parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode event = JSON.readTree(parser);
                answer.alive(SILENCE);
                take(event.path("type").asString(""), event.path("object"));
            }
        } catch (JacksonException e) {
            // How watches end when a server or a link goes; the next one tells what is the matter.
            LOG.debug("Watching {} ended: {}", kind.source(), e.toString());
        } finally {
            watching = false;
        }
    }

    private void take(String type, JsonNode object) throws KubeException {
        String revision = Fields.text(object, "metadata", "resourceVersion");
        switch (type) {
            case "ADDED", "MODIFIED" -> {
                Row row = kind.row().apply(object);
                store.accept(List.of(new Fact.Saw(kind.source(), clock.instant(), row)));
            }
            case "DELETED" -> {
                String key = kind.row().apply(object).key();
                store.accept(List.of(new Fact.Ended(kind.source(), clock.instant(), key)));
            }
            case "BOOKMARK" ->
                    store.accept(List.of(new Fact.Alive(kind.source(), clock.instant())));
            case "ERROR" -> {
                int code = Fields.number(object, "code");
                String message = Fields.text(object, "message");
                throw new KubeException(
                        Reason.UNAVAILABLE, kind.source().name(), message, code == 0 ? 410 : code);
            }
            default -> LOG.debug("Watching {}: unknown event {}", kind.source(), type);
        }
        if (!revision.isEmpty()) {
            version = revision;
        }
    }
}
