package console.app;

import console.services.fact.Clock;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The snapshots as text, without a window. Says within its time-out what it could see until then:
/// nothing that is started or closed here may hold it up.
@Command(name = "status", description = "the state of the cluster as text")
final class StatusCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("table", "json", "csv");

    /// Kept back of the time-out for printing and for the end of the program.
    private static final Duration RESERVE = Duration.ofMillis(700);

    private static final Duration CLOSING = Duration.ofMillis(200);

    @Mixin SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "T", description = "one topic instead of all")
    @Nullable String topic;

    @Option(names = "--format", defaultValue = "table", paramLabel = "table|json|csv")
    String format = "table";

    @Option(names = "--watch", description = "prints again whenever something changes")
    boolean watch;

    @Option(names = "--timeout", defaultValue = "10s", paramLabel = "10s")
    String timeout = "10s";

    @ParentCommand @Nullable Main main;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec, "set by picocli");
        Duration limit = check(command);
        Duration spent = Objects.requireNonNull(main, "set by picocli").start;
        Duration tenth = limit.dividedBy(10);
        Duration reserve = tenth.compareTo(RESERVE) > 0 ? tenth : RESERVE;
        Instant end = Clock.system().instant().plus(limit.minus(spent).minus(reserve));
        PrintWriter out = command.commandLine().getOut();
        Wiring wiring = start(command, end);
        if (wiring == null) {
            command.commandLine()
                    .getErr()
                    .printf("status: the source did not start within %s; allow more%n", timeout);
            return StatusReport.COULD_NOT_LOOK;
        }
        try (StatusPrinter printer = new StatusPrinter(wiring, topics(), format, watch, out)) {
            printer.settle(end);
            int exit = printer.print();
            return watch ? printer.follow() : exit;
        } finally {
            close(wiring);
        }
    }

    private Duration check(CommandSpec command) {
        if (topic != null) {
            Options.oneOf("--topic", topic, StatusTopic.names(), command);
        }
        Options.oneOf("--format", format, FORMATS, command);
        return Options.duration("--timeout", timeout, command);
    }

    private List<StatusTopic<?>> topics() {
        return StatusTopic.ALL.stream()
                .filter(each -> topic == null || each.name().equals(topic))
                .toList();
    }

    /// Null when the time is up.
    private @Nullable Wiring start(CommandSpec command, Instant end)
            throws ExecutionException, InterruptedException {
        FutureTask<Wiring> start = new FutureTask<>(() -> Wiring.start(source, command));
        Thread.ofVirtual().name("start").start(start);
        try {
            long left = Duration.between(Clock.system().instant(), end).toNanos();
            return start.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        }
    }

    /// What has been printed must not wait for a connection that does not end.
    private static void close(Wiring wiring) throws InterruptedException {
        boolean _ = Thread.ofVirtual().name("close").start(wiring::close).join(CLOSING);
    }
}
