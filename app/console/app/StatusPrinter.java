package console.app;

import console.services.fact.Clock;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.session.ClusterView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Waits for a cluster's snapshots and prints them, once or at every change.
final class StatusPrinter implements AutoCloseable {
    private final ClusterView view;
    private final List<StatusTopic<?>> topics;
    private final String format;
    private final ObjectWriter writer;
    private final PrintWriter out;
    private final Semaphore changes = new Semaphore(0);
    private final List<Subscription> subscriptions;
    private final ReentrantLock printing = new ReentrantLock();
    private @Nullable ObjectNode printed;
    private volatile int exit = StatusReport.COULD_NOT_LOOK;

    /// @param lines whether each JSON object is one line
    StatusPrinter(
            Wiring wiring,
            List<StatusTopic<?>> topics,
            String format,
            boolean lines,
            PrintWriter out) {
        this.topics = topics;
        this.view = wiring.session();
        this.format = format;
        this.out = out;
        JsonMapper mapper = JsonMapper.shared();
        writer = lines ? mapper.writer() : mapper.writerWithDefaultPrettyPrinter();
        subscriptions = new ArrayList<>();
        subscriptions.add(view.sources().subscribe(changes::release));
        topics.forEach(
                topic -> subscriptions.add(topic.feed().apply(view).subscribe(changes::release)));
        // Loads what printing needs while the cluster is still asked.
        String _ = text(StatusReport.of(view, topics));
    }

    /// Until every source has answered, or the time is up.
    void settle(Instant end) throws InterruptedException {
        while (!settled() && await(end)) {
            changes.drainPermits();
        }
    }

    /// The published states are never ahead of the snapshots.
    private boolean settled() {
        return view.sources().latest().stream()
                .filter(each -> topics.stream().anyMatch(topic -> topic.reads(each.source())))
                .allMatch(SourceStatus::settled);
    }

    private boolean await(Instant end) throws InterruptedException {
        long left = Duration.between(Clock.system().instant(), end).toNanos();
        return left > 0 && changes.tryAcquire(left, TimeUnit.NANOSECONDS);
    }

    /// Prints when there is something else to say than the last time; the exit code that goes with
    /// it.
    int print() {
        printing.lock();
        try {
            StatusReport report = StatusReport.of(view, topics);
            ObjectNode lasting = report.lasting();
            if (!lasting.equals(printed)) {
                if (printed != null && !format.equals("json")) {
                    out.println();
                }
                out.print(text(report));
                out.flush();
                printed = lasting;
            }
            exit = report.exit();
            return exit;
        } finally {
            printing.unlock();
        }
    }

    /// Prints at every change until nobody reads, or the program is told to end: then with the exit
    /// code of what was printed last, and never in the middle of it.
    int follow() {
        Thread hook =
                Thread.ofPlatform()
                        .name("end")
                        .unstarted(
                                () -> {
                                    printing.lock();
                                    Runtime.getRuntime().halt(exit);
                                });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            while (!out.checkError()) {
                changes.acquire();
                changes.drainPermits();
                print();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is ending already, through the hook.
        }
        return exit;
    }

    private String text(StatusReport report) {
        return switch (format) {
            case "table" -> StatusText.table(report.json());
            case "csv" -> StatusText.csv(report.json());
            default -> writer.writeValueAsString(report.json()) + System.lineSeparator();
        };
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
