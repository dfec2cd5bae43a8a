package console.app;

import com.sun.glass.ui.headless.HeadlessScreen;

import console.bench.Stalls;
import console.services.session.LabControl;
import console.services.session.LabControl.Fault;
import console.services.settings.Settings;
import console.views.shell.Screen;

import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// P6: the console on a busy lab at sixty times its speed, with storms of 500 changes a second,
/// each screen opened and closed a hundred times. Prints live heap and resident memory with all
/// screens closed, their slopes, the longest stall of the JavaFX thread, and what is left at the
/// end. Console and lab share the process, as they do for who starts the lab. Argument: minutes.
public final class Soak {
    private static final int ROUNDS = 100;
    private static final double GROWTH =
            10; // megabytes an hour: what samples of this number scatter

    private final Wiring wiring;
    private final LabControl lab;
    private final PrintStream out;
    private final AtomicInteger unforeseen = new AtomicInteger();
    private final List<double[]> samples = new ArrayList<>();
    private final Stalls stalls = new Stalls();
    private final long start = System.nanoTime();

    private Soak(Wiring wiring, PrintStream out) {
        this.wiring = wiring;
        this.lab = wiring.lab().orElseThrow();
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Duration round = Duration.ofMinutes(Integer.parseInt(arguments[0])).dividedBy(ROUNDS);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        SourceOptions options = new SourceOptions();
        options.scenario = "busy-day";
        int exit = 1;
        try (Wiring wiring = Wiring.start(options, null)) {
            exit = new Soak(wiring, System.out).run(round) ? 0 : 1;
        } catch (InterruptedException | ExecutionException | IOException | RuntimeException e) {
            System.out.println("The soak ended early: " + e);
        }
        Platform.exit();
        System.exit(exit);
    }

    /// Whether nothing unforeseen happened, nothing is left and the heap does not grow.
    private boolean run(Duration round) throws Exception {
        lab.speed(60);
        Stage stage = onFx(() -> new Stage());
        try (stalls) {
            for (int i = 0; i < ROUNDS; i++) {
                round(stage, round);
                if (i == 0) {
                    line("first window: longest stall %d ms", stalls.longest());
                    stalls.forget();
                } else if (i % 5 == 4) {
                    onFx(() -> empty(stage));
                    sample();
                }
            }
        }
        onFx(
                () -> {
                    stage.hide();
                    return stage;
                });
        double growth = report();
        boolean left = wiring.session().subscribers() > 0 || unforeseen.get() > 0;
        return !left && growth < GROWTH;
    }

    /// A window is made, each of its screens is looked at, a storm comes and goes, and it is
    /// closed.
    private void round(Stage stage, Duration length) throws Exception {
        Duration part = length.dividedBy(Screen.values().length);
        ConsoleContent content =
                onFx(
                        () -> {
                            HeadlessScreen.install(1600, 1000);
                            ConsoleContent made =
                                    new ConsoleContent(
                                            wiring.session(),
                                            wiring.lab(),
                                            wiring.timer(),
                                            Settings.DEFAULT,
                                            _ -> {});
                            Thread.setDefaultUncaughtExceptionHandler(this::onUncaught);
                            stage.setScene(made.scene(1440, 900));
                            stage.show();
                            return made;
                        });
        for (Screen screen : Screen.values()) {
            onFx(
                    () -> {
                        content.show(screen);
                        return screen;
                    });
            lab.inject(Fault.STORM, "");
            pause(part.dividedBy(3));
            lab.clear(Fault.STORM, "");
            pause(part.multipliedBy(2).dividedBy(3));
        }
        onFx(
                () -> {
                    content.close();
                    return content;
                });
    }

    private void onUncaught(Thread thread, Throwable failure) {
        unforeseen.incrementAndGet();
        line("unforeseen on %s: %s", thread.getName(), failure);
    }

    private static <T> T onFx(Supplier<T> work) throws InterruptedException, ExecutionException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.get();
    }

    private static void pause(Duration time) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Nothing of the console is shown: what its screens hold must have gone.
    private static Stage empty(Stage stage) {
        stage.setScene(new Scene(new Group(), 1440, 900));
        return stage;
    }

    private void sample() throws IOException, InterruptedException {
        stalls.leaveOut(Soak::collect);
        double minutes = (System.nanoTime() - start) / 60e9;
        double heap = used();
        double resident = resident();
        samples.add(new double[] {minutes, heap, resident});
        line(
                "%5.1f min: live heap %5.1f MB, RSS %5.0f MB, longest stall so far %d ms",
                minutes, heap, resident, stalls.longest());
    }

    /// What hangs on a weak key goes one collection after its key, and of four collections of the
    /// serial collector only one leaves no dead objects (`MarkSweepAlwaysCompactCount`).
    private static void collect() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
    }

    /// Megabytes of the heap.
    private static double used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /// Megabytes, as Linux counts them.
    private static double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// The slope of the live heap.
    private double report() {
        List<double[]> warm = samples.subList(samples.size() / 4, samples.size());
        double growth = slope(warm, 1);
        line(
                "machine: %d cores, load %.1f, Java %s",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version());
        line(
                "slope after the first quarter: live heap %.1f MB/h, RSS %.1f MB/h",
                growth, slope(warm, 2));
        line(
                "JavaFX thread after the first window: longest stall %d ms; %d of %d over 50 ms,"
                        + " %d over 200 ms",
                stalls.longest(),
                stalls.over(50).size(),
                stalls.over(-1).size(),
                stalls.over(200).size());
        line(
                "left: %d subscriptions, %d unforeseen",
                wiring.session().subscribers(), unforeseen.get());
        return growth;
    }

    /// Least squares, per hour.
    private static double slope(List<double[]> samples, int value) {
        double x = samples.stream().mapToDouble(each -> each[0]).average().orElse(0);
        double y = samples.stream().mapToDouble(each -> each[value]).average().orElse(0);
        double above =
                samples.stream().mapToDouble(each -> (each[0] - x) * (each[value] - y)).sum();
        double below = samples.stream().mapToDouble(each -> (each[0] - x) * (each[0] - x)).sum();
        return above / below * 60;
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
