package console.bench;

import javafx.application.Platform;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints P2, P3, P4 and P8, each beside its anchor: real `kubectl` against the same lab, or the
/// budget. Arguments: the built program, and kubectl.
public final class Bench {
    private static final int RUNS = 3;

    private final Path program;
    private final String kubectl;
    private final PrintStream out;

    private Bench(Path program, String kubectl, PrintStream out) {
        this.program = program;
        this.kubectl = kubectl;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Bench bench = new Bench(Path.of(arguments[0]), arguments[1], System.out);
        bench.machine();
        Run ten = bench.table("P2 10k pods", "scale-200", "time 0.8");
        Run fifty = bench.table("P2 50k pods", "scale-1000", "time 0.3, memory 0.4");
        bench.line(
                "P8 50k / 10k: time %.1f, cpu %.1f, RSS %.1f; budget 5.5",
                fifty.seconds() / ten.seconds(),
                fifty.cpu() / ten.cpu(),
                fifty.megabytes() / ten.megabytes());
        bench.inside();
    }

    private void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        line(
                "machine: %d cores, load %.1f, %s %s, Java %s, heap of this process <= %d MB",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                system.getName(),
                system.getArch(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /// @param budget as a part of what kubectl takes for its table
    private Run table(String name, String scenario, String budget)
            throws IOException, InterruptedException {
        try (ServedLab lab = new ServedLab(program, scenario)) {
            List<String> own =
                    List.of(
                            program.toString(),
                            "status",
                            "--kubeconfig",
                            lab.kubeconfig(),
                            "--topic",
                            "gpus",
                            "--timeout",
                            "120s");
            List<String> get =
                    List.of(kubectl, "--kubeconfig", lab.kubeconfig(), "get", "pods", "-A");
            List<String> json = new ArrayList<>(get);
            json.addAll(List.of("-o", "json"));
            Run console = Run.median(RUNS, own, Map.of());
            Run table = Run.median(RUNS, get, Map.of());
            Run whole = Run.median(1, json, Map.of());
            line("%s", name);
            line("  status --topic gpus     %s", console);
            line("  kubectl get pods -A     %s", table);
            line("  kubectl ... -o json     %s", whole);
            line(
                    "  of kubectl's table: time %.2f, memory %.2f; budget %s",
                    console.seconds() / table.seconds(),
                    console.megabytes() / table.megabytes(),
                    budget);
            profile(own);
            return console;
        }
    }

    private void profile(List<String> command) throws IOException, InterruptedException {
        Path recording = Files.createTempFile("bench", ".jfr");
        String option =
                "-Xlog:jfr*=off -XX:StartFlightRecording=settings=profile,filename=" + recording;
        Run.once(command, Map.of("CPS_CONSOLE_JVM", option));
        line("  slowest in a profile: %s", String.join("; ", Hotspots.of(recording)));
        Files.delete(recording);
    }

    private void inside() throws InterruptedException {
        Redraw picture = Redraw.start();
        try (EventLatency latency = new EventLatency()) {
            double[] events = latency.measure(picture);
            line(
                    "P3 event to drawn picture at 500/s, 50k pods, all topics: "
                            + "median %.0f ms, p99 %.0f ms, worst %.0f ms; budget p99 100 ms"
                            + " (published every 50 ms); longest stall of the JavaFX thread"
                            + " %.0f ms; budget 50 ms",
                    events[0], events[1], events[2], events[3]);
            double[] redraw = picture.measure(latency.feed().latest());
            line(
                    "P4 redraw of 1,000 nodes x 8 x 7: JavaFX thread median %.1f ms, p95 %.1f ms;"
                            + " with pixels by the software renderer %.1f ms; budget 16 ms",
                    redraw[0], redraw[1], redraw[2]);
        } finally {
            Platform.exit();
        }
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
