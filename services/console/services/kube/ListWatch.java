package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Timer;
import console.services.fact.Why;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps one kind in the store: a list in chunks, straight into rows, then a watch from where the
/// list ended. One way for every kind, instead of a library's informers: those retry below their
/// own error handler and cost two and a half times as much. Runs on a virtual thread of its own,
/// for as long as its connection lasts.
final class ListWatch<R extends Row> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    // Shorter than the ten seconds that `status` waits, so that it can say who did not answer.
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration BODY = Duration.ofSeconds(30);

    /// Bookmarks come once a minute: a watch that is silent for longer is deaf.
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int CHUNK = 500;

    private final Kind<R> kind;
    private final KubeHttp http;
    private final Clock clock;
    private final Consumer<List<Fact>> store;
    private final Trouble trouble;
    private final Changes<R> changes;
    private final Patience patience;
    private volatile boolean watching;
    private volatile boolean closed;
    private volatile KubeHttp.@Nullable Answer open;
    private String version = "";

    /// Told of what is not the matter of one kind only.
    interface Trouble {
        /// A watch heard nothing for longer than its server may be silent.
        void deaf();

        void refused(Why why);
    }

    ListWatch(
            Kind<R> kind,
            KubeHttp http,
            Clock clock,
            Timer timer,
            Consumer<List<Fact>> store,
            Trouble trouble) {
        this.kind = kind;
        this.http = http;
        this.clock = clock;
        this.store = store;
        this.trouble = trouble;
        changes = new Changes<>(kind, clock);
        patience = new Patience(timer);
    }

    Source<R> source() {
        return kind.source();
    }

    /// Whether a watch is connected: then a heartbeat is proof of life for this source, too.
    boolean watching() {
        return watching;
    }

    void close() {
        closed = true;
        KubeHttp.Answer answer = open;
        if (answer != null) {
            answer.close();
        }
        patience.end();
    }

    @Override
    public void run() {
        int failures = 0;
        while (!closed) {
            Instant begun = clock.instant();
            try {
                if (version.isEmpty()) {
                    list();
                }
                watch();
                failures = 0;
                if (Duration.between(begun, clock.instant()).compareTo(SHORTEST) < 0) {
                    patience.sit(SHORTEST);
                }
            } catch (KubeException e) {
                failures++;
                failed(e, failures);
            } catch (RuntimeException e) {
                LOG.error("Reading {} failed", kind.source(), e);
                patience.sit(LATER);
            }
        }
    }

    private void failed(KubeException e, int failures) {
        if (closed) {
            return;
        }
        boolean otherHistory = e.code() == 410 || e.code() == 504;
        if (otherHistory && !version.isEmpty()) {
            version = "";
            if (failures == 1) {
                return;
            }
        }
        store.accept(List.of(fact(e.why())));
        if (e.why().reason() == Reason.UNAUTHORIZED) {
            trouble.refused(e.why());
        }
        Duration pause = pause(e.why(), failures);
        patience.sit(e.retryAfter().compareTo(pause) > 0 ? e.retryAfter() : pause);
    }

    private Fact fact(Why why) {
        return switch (why.reason()) {
            case FORBIDDEN, NOT_INSTALLED, NOT_CONFIGURED, GONE -> {
                version = "";
                yield new Fact.Lacking(kind.source(), clock.instant(), why);
            }
            case BAD_DATA -> {
                version = "";
                yield new Fact.Silent(kind.source(), clock.instant(), why);
            }
            case NOT_LOADED, UNREACHABLE, TIMED_OUT, UNAVAILABLE, UNAUTHORIZED ->
                    new Fact.Silent(kind.source(), clock.instant(), why);
        };
    }

    private static Duration pause(Why why, int failures) {
        return switch (why.reason()) {
            // Credentials that were refused are not tried again until somebody asks.
            case UNAUTHORIZED -> Duration.ofDays(1);
            case FORBIDDEN, NOT_INSTALLED, NOT_CONFIGURED, GONE -> LATER;
            case NOT_LOADED, UNREACHABLE, TIMED_OUT, UNAVAILABLE, BAD_DATA ->
                    Duration.ofSeconds(Math.min(failures, 3));
        };
    }

    private void list() throws KubeException {
        changes.begin();
        String next = "";
        String revision;
        do {
            Page page = page(next);
            next = page.next();
            revision = page.revision();
        } while (!next.isEmpty());
        version = revision;
        store.accept(List.of(changes.listed()));
    }

    private Page page(String next) throws KubeException {
        String path = kind.path() + "?limit=" + CHUNK + kind.query();
        if (!next.isEmpty()) {
            path += "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        try (KubeHttp.Answer answer = opened(path)) {
            answer.alive(BODY);
            try (JsonParser parser = JSON.createParser(answer.body())) {
                Page page = Page.read(parser, changes::item);
                if (page.revision().isEmpty()) {
                    // An empty map from something in between must not empty the screen.
                    throw new KubeException(
                            Reason.BAD_DATA, kind.source().name(), "the answer is no list", 0);
                }
                return page;
            } catch (JacksonException e) {
                throw answer.failure(e);
            }
        } catch (KubeException e) {
            throw e.code() == 403 ? notServed(e) : e;
        }
    }

    /// Who may not read a kind is refused before it is looked up; only its group tells whether it
    /// exists at all.
    private KubeException notServed(KubeException forbidden) {
        int end = kind.path().lastIndexOf('/');
        try {
            http.json(kind.source().name(), kind.path().substring(0, end), ANSWER);
            return forbidden;
        } catch (KubeException e) {
            return e.why().reason() == Reason.NOT_INSTALLED ? e : forbidden;
        }
    }

    private KubeHttp.Answer opened(String path) throws KubeException {
        KubeHttp.Answer answer = http.get(kind.source().name(), path, ANSWER);
        open = answer;
        if (closed) {
            answer.close();
        }
        return answer;
    }

    /// Returns when the watch ended, as they do; the next one tells what is the matter.
    private void watch() throws KubeException {
        String path =
                kind.path()
                        + "?watch=true&allowWatchBookmarks=true&resourceVersion="
                        + URLEncoder.encode(version, StandardCharsets.UTF_8)
                        + kind.query();
        try (KubeHttp.Answer answer = opened(path)) {
            watching = true;
            answer.alive(SILENCE);
            store.accept(List.of(new Fact.Alive(kind.source(), clock.instant())));
            try (JsonParser parser = JSON.createParser(answer.body())) {
                while (!closed && parser.nextToken() == JsonToken.START_OBJECT) {
                    JsonNode event = Trees.read(parser);
                    answer.alive(SILENCE);
                    take(event.path("type").asString(""), event.path("object"));
                }
            } catch (JacksonException e) {
                ended(answer, e);
            }
        } finally {
            watching = false;
        }
    }

    private void ended(KubeHttp.Answer answer, JacksonException e) throws KubeException {
        KubeException failure = answer.failure(e);
        LOG.debug("Watching {} ended: {}", kind.source(), failure.why().message());
        if (answer.expired()) {
            // Not even bookmarks: its revision may be of another history, as after a restore.
            version = "";
            trouble.deaf();
        } else if (failure.why().reason() == Reason.BAD_DATA) {
            throw failure;
        }
    }

    private void take(String type, JsonNode object) throws KubeException {
        switch (type) {
            case "ADDED", "MODIFIED", "DELETED" -> {
                Optional<List<Fact>> facts = changes.change(object, type.equals("DELETED"));
                if (facts.isEmpty()) {
                    // Only a list can count it among those that cannot be read.
                    throw new KubeException(
                            Reason.UNAVAILABLE, kind.source().name(), "an unreadable object", 410);
                }
                store.accept(facts.get());
            }
            case "BOOKMARK" -> store.accept(List.of(changes.alive()));
            case "ERROR" -> {
                int code = Fields.number(object, "code");
                String message = Fields.text(object, "message");
                throw new KubeException(
                        Reason.UNAVAILABLE, kind.source().name(), message, code == 0 ? 410 : code);
            }
            default -> LOG.debug("Watching {}: unknown event {}", kind.source(), type);
        }
        String revision = Fields.text(object, "metadata", "resourceVersion");
        if (!revision.isEmpty()) {
            version = revision;
        }
    }
}
