package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// The one writer: applies facts in order on its own thread, keeps the rows, and publishes a
/// snapshot per topic – the first change at once, then at most twenty times a second, only topics
/// that changed and that somebody looks at.
public final class ClusterStore implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofMillis(50);

    private final Clock clock;
    private final Timer timer;
    private final Executor thread;
    private final Executor door;
    private final Subscription end;
    private final Map<Source<?>, Table> tables = new HashMap<>();
    private final Map<Source<?>, SourceStatus> board = new ConcurrentHashMap<>();
    private final Set<Source<?>> known = new LinkedHashSet<>();
    private final Map<Projection<?>, TopicFeed<?>> topics = new HashMap<>();
    private final Cell<List<SourceStatus>> sources;
    private final Rows rows = new StoredRows();
    private final Set<Runnable> questions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private boolean boardChanged;
    private boolean publishing;
    private Instant published = Instant.MIN;

    /// Starts the store's thread; `close` ends it.
    public ClusterStore(Clock clock, Timer timer, List<Projection<?>> projections) {
        this(clock, timer, projections, new StoreThread());
    }

    private ClusterStore(
            Clock clock, Timer timer, List<Projection<?>> projections, StoreThread thread) {
        this(clock, timer, projections, thread, thread::bring, thread);
    }

    /// For tests: `thread` may run inline.
    ClusterStore(
            Clock clock,
            Timer timer,
            List<Projection<?>> projections,
            Executor thread,
            Subscription end) {
        this(clock, timer, projections, thread, thread, end);
    }

    /// @param thread never lets its caller wait
    /// @param door the same thread for what comes from outside, which may have to wait
    private ClusterStore(
            Clock clock,
            Timer timer,
            List<Projection<?>> projections,
            Executor thread,
            Executor door,
            Subscription end) {
        this.clock = clock;
        this.timer = timer;
        this.thread = thread;
        this.door = door;
        this.end = end;
        for (Projection<?> projection : projections) {
            known.addAll(projection.sources());
            topics.put(
                    projection, new TopicFeed<>(projection, rows, clock.instant(), this::demand));
        }
        known.forEach(source -> board.put(source, SourceStatus.unloaded(source)));
        sources = new Cell<>(statuses());
    }

    /// Applies `facts` as one step: no snapshot is published between them. From any thread; waits
    /// while the store is far behind, so not from the JavaFX thread or a timer.
    public void accept(List<Fact> facts) {
        door.execute(() -> facts.forEach(this::apply));
    }

    /// A way in for facts that stops when `open` does: what is still on its way then is dropped, so
    /// nothing of a former connection can follow on what a new one said.
    public Consumer<List<Fact>> door(BooleanSupplier open) {
        return facts ->
                door.execute(
                        () -> {
                            if (open.getAsBoolean()) {
                                facts.forEach(this::apply);
                            }
                        });
    }

    public void accept(Fact fact) {
        accept(List.of(fact));
    }

    /// The snapshots of one of the projections that this store was made with.
    @SuppressWarnings("unchecked") // the map is filled pairwise in the constructor
    public <S> Feed<S> feed(Projection<S> projection) {
        return (Feed<S>) Objects.requireNonNull(topics.get(projection), projection.topic());
    }

    /// The states of all sources; published when one changes its state, not at every heartbeat.
    public Feed<List<SourceStatus>> sources() {
        return sources;
    }

    /// How a source is at this moment, with its newest proof of life. From any thread.
    public SourceStatus status(Source<?> source) {
        return board.getOrDefault(source, SourceStatus.unloaded(source));
    }

    /// Asks a question of the rows on the store's thread and waits for the answer: blocks, so from
    /// virtual threads only. Empty when the store is closed before it answers.
    public <T> Optional<T> ask(Function<Rows, T> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        Runnable stop = () -> answer.cancel(false);
        questions.add(stop);
        thread.execute(
                () -> {
                    try {
                        answer.complete(Optional.of(question.apply(rows)));
                    } catch (RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                });
        if (closed) {
            answer.complete(Optional.empty());
        }
        try {
            return answer.join();
        } catch (CancellationException _) {
            return Optional.empty();
        } finally {
            questions.remove(stop);
        }
    }

    /// How many look at any topic: zero after every screen is closed.
    public int subscribers() {
        return topics.values().stream().mapToInt(TopicFeed::subscribers).sum();
    }

    @Override
    public void close() {
        end.close();
        closed = true;
        questions.forEach(Runnable::run);
    }

    private void apply(Fact fact) {
        Source<?> source = fact.source();
        known.add(source);
        SourceStatus before = status(source);
        boolean rowsChanged = table(source).apply(fact, change -> tell(source, change));
        SourceStatus after = StatusFold.next(before, fact, rowsChanged);
        board.put(source, after);
        boolean stateChanged =
                before.state() != after.state()
                        || before.skipped() != after.skipped()
                        || !before.note().equals(after.note())
                        || !Objects.equals(before.why(), after.why());
        if (stateChanged) {
            boardChanged = true;
            tell(source, new Table.Change(null, null));
        }
        if (stateChanged || rowsChanged) {
            demand();
        }
    }

    private void tell(Source<?> source, Table.Change change) {
        topics.values().forEach(topic -> topic.changed(source, change));
    }

    /// Something wants to be published: soon, and together with what else comes until then.
    private void demand() {
        thread.execute(
                () -> {
                    if (publishing) {
                        return;
                    }
                    publishing = true;
                    Duration wait = RHYTHM.minus(Duration.between(published, clock.instant()));
                    if (wait.isPositive() && wait.compareTo(RHYTHM) <= 0) {
                        timer.after(wait, () -> thread.execute(this::publish));
                    } else {
                        publish();
                    }
                });
    }

    private void publish() {
        publishing = false;
        published = clock.instant();
        topics.values().forEach(topic -> topic.publish(published));
        if (boardChanged) { // after the topics: who sees a state finds it in the snapshots, too
            boardChanged = false;
            sources.set(statuses());
        }
    }

    private List<SourceStatus> statuses() {
        return known.stream().map(this::status).toList();
    }

    private Table table(Source<?> source) {
        return tables.computeIfAbsent(source, _ -> new Table());
    }

    private final class StoredRows implements Rows {
        @Override
        public <R extends Row> Collection<R> all(Source<R> source) {
            return cast(table(source).all());
        }

        @Override
        public <R extends Row> @Nullable R row(Source<R> source, String key) {
            Row row = table(source).row(key);
            return row == null ? null : source.type().cast(row);
        }

        @Override
        public <R extends Row> Collection<R> by(Index<R> index, String group) {
            return cast(table(index.source()).by(index, group));
        }

        @Override
        public SourceStatus status(Source<?> source) {
            return ClusterStore.this.status(source);
        }

        /// Copied, because a fold may keep the list; a table holds rows of its source's type only.
        @SuppressWarnings("unchecked")
        private static <R extends Row> Collection<R> cast(Collection<Row> rows) {
            return new ArrayList<>((Collection<R>) rows);
        }
    }
}
