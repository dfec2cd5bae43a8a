package console.app;

import console.services.fact.Clock;
import console.services.fact.Subscription;
import console.services.kube.KubeconfigException;
import console.services.session.ClusterView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The snapshots as text, without a window. Says within its time-out what it could see until then.
@Command(name = "status", description = "the state of the cluster as text")
final class StatusCommand implements Callable<Integer> {
    private static final List<String> TOPICS = List.of("topology");
    private static final List<String> FORMATS = List.of("table", "json", "csv");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

    /// Kept back of the time-out for the start of the program and for printing.
    private static final Duration RESERVE = Duration.ofMillis(700);

    private static final Duration SLOWEST_START = Duration.ofSeconds(5);

    @Mixin SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "T", description = "one topic instead of all")
    @Nullable String topic;

    @Option(names = "--format", defaultValue = "table", paramLabel = "table|json|csv")
    String format = "table";

    @Option(names = "--watch", description = "prints again whenever something changes")
    boolean watch;

    @Option(names = "--timeout", defaultValue = "10s", paramLabel = "10s")
    String timeout = "10s";

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec, "set by picocli");
        Duration limit = check(command);
        PrintWriter out = command.commandLine().getOut();
        try (Wiring wiring = Wiring.start(source, command)) {
            ClusterView view = wiring.session();
            Semaphore changes = new Semaphore(0);
            try (Subscription _ = view.topology().subscribe(changes::release);
                    Subscription _ = view.sources().subscribe(changes::release)) {
                Instant end = view.clock().instant().plus(limit.minus(RESERVE).minus(running()));
                settle(view, changes, end);
                return watch ? watch(view, changes, out) : print(view, out);
            }
        } catch (KubeconfigException e) {
            command.commandLine().getErr().println(e.getMessage());
            return StatusReport.COULD_NOT_LOOK;
        }
    }

    /// How long the program took to start, at most five seconds: the time-out counts from there.
    private static Duration running() {
        Instant now = Clock.system().instant();
        Instant start =
                ProcessHandle.current().info().startInstant().filter(now::isAfter).orElse(now);
        Duration running = Duration.between(start, now);
        return running.compareTo(SLOWEST_START) > 0 ? SLOWEST_START : running;
    }

    private Duration check(CommandSpec command) {
        if (topic != null && !TOPICS.contains(topic)) {
            throw Options.wrong(
                    command,
                    "--topic: no topic '%s' (known: %s)"
                            .formatted(topic, String.join(", ", TOPICS)));
        }
        if (!FORMATS.contains(format)) {
            throw Options.wrong(
                    command,
                    "--format: '%s' is none of %s".formatted(format, String.join(", ", FORMATS)));
        }
        Matcher matcher = DURATION.matcher(timeout);
        if (!matcher.matches()) {
            throw Options.wrong(
                    command, "--timeout: '%s' is no time such as 10s".formatted(timeout));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /// Until every source has answered, or the time is up.
    private static void settle(ClusterView view, Semaphore changes, Instant end)
            throws InterruptedException {
        while (!Settled.settled(view) && await(changes, left(view, end))) {
            changes.drainPermits();
        }
    }

    private static long left(ClusterView view, Instant end) {
        return Duration.between(view.clock().instant(), end).toNanos();
    }

    private static boolean await(Semaphore changes, long nanos) throws InterruptedException {
        return nanos > 0 && changes.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    private int print(ClusterView view, PrintWriter out) {
        StatusReport report = StatusReport.of(view);
        out.print(text(report));
        out.flush();
        return report.exit();
    }

    private int watch(ClusterView view, Semaphore changes, PrintWriter out)
            throws InterruptedException {
        int exit = print(view, out);
        while (!out.checkError()) {
            changes.acquire();
            changes.drainPermits();
            if (!format.equals("json")) {
                out.println();
            }
            exit = print(view, out);
        }
        return exit;
    }

    private String text(StatusReport report) {
        if (format.equals("table")) {
            return StatusText.table(report.json());
        }
        if (format.equals("csv")) {
            return StatusText.csv(report.json());
        }
        JsonMapper mapper = JsonMapper.shared();
        ObjectWriter writer = watch ? mapper.writer() : mapper.writerWithDefaultPrettyPrinter();
        return writer.writeValueAsString(report.json()) + System.lineSeparator();
    }
}
