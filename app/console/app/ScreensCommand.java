package console.app;

import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.kube.KubeconfigException;
import console.services.session.LabControl;
import console.services.session.LabControl.Fault;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Draws the screens to PNG files without a display, in each state. With the lab the states are
/// made by its faults, so they come the same way as in earnest.
@Command(name = "screens", description = "draws the screens of a source to PNG files")
final class ScreensCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> STATES = List.of("live", "stale", "absent", "problem");

    @Parameters(paramLabel = "DIR")
    @Nullable Path directory;

    @Mixin SourceOptions source = new SourceOptions();

    @Option(names = "--screen", defaultValue = "overview", paramLabel = "S")
    String screen = "overview";

    @Option(names = "--state", defaultValue = "live", paramLabel = "live|stale|absent|problem|all")
    String state = "live";

    @Option(names = "--theme", defaultValue = "dark", paramLabel = "dark|light|both")
    String theme = "dark";

    @Option(names = "--size", defaultValue = "1440x900", paramLabel = "WxH")
    String size = "1440x900";

    @Option(names = "--lang", defaultValue = "en", paramLabel = "en|de")
    String language = "en";

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call()
            throws KubeconfigException, IOException, InterruptedException, ExecutionException {
        check();
        int outcome = CommandLine.ExitCode.OK;
        for (String each : state.equals("all") ? STATES : List.of(state)) {
            // A cluster of its own for each, so that no fault is left over from the one before.
            try (Wiring wiring = Wiring.start(source, spec)) {
                if (reach(each, wiring)) {
                    draw(each, wiring);
                } else {
                    System.err.println("The state " + each + " was not reached in 40 s.");
                    outcome = CommandLine.ExitCode.SOFTWARE;
                }
            }
        }
        return outcome;
    }

    private void check() {
        Options.oneOf("--screen", screen, List.of("overview"), spec);
        if (!state.equals("all")) {
            Options.oneOf("--state", state, STATES, spec);
        }
        Options.oneOf("--theme", theme, List.of("dark", "light", "both"), spec);
        Options.oneOf("--lang", language, List.of("en", "de"), spec);
        if (!size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw Options.wrong(spec, "--size: '" + size + "' is no size; write it as 1440x900");
        }
        if (source.kubeconfig != null && !state.equals("live")) {
            throw Options.wrong(spec, "--state: only the lab can be made " + state + "; use live");
        }
    }

    private void draw(String each, Wiring wiring) throws IOException, InterruptedException {
        int cut = size.indexOf('x');
        int width = Integer.parseInt(size.substring(0, cut));
        int height = Integer.parseInt(size.substring(cut + 1));
        for (String one : theme.equals("both") ? List.of("dark", "light") : List.of(theme)) {
            String suffix = language.equals("en") ? "" : "-" + language;
            String name = "%s-%s-%s-%s%s.png".formatted(screen, each, one, size, suffix);
            Path file = directory == null ? Path.of(name) : directory.resolve(name);
            ScreenDrawing drawing =
                    new ScreenDrawing(width, height, one, Locale.of(language), each);
            drawing.write(wiring.session(), file);
            System.out.println(file);
        }
    }

    private static boolean reach(String state, Wiring wiring)
            throws InterruptedException, ExecutionException {
        Feed<TopologySnapshot> topology = wiring.session().topology();
        LabControl lab = wiring.lab().orElse(null);
        if (!await(topology, ScreensCommand::live)) {
            return false;
        }
        if (lab == null) {
            return true;
        }
        return switch (state) {
            case "stale" -> {
                lab.inject(Fault.DROP, "");
                yield await(topology, s -> s.nodes() instanceof Reading.Stale<?>);
            }
            case "absent" -> {
                lab.inject(Fault.FORBIDDEN, "ingresses");
                wiring.session().refresh();
                yield await(topology, s -> !(s.routes() instanceof Reading.Live<?>));
            }
            case "problem" -> {
                lab.scenario("node-lost");
                yield await(topology, ScreensCommand::lost);
            }
            default -> true;
        };
    }

    private static boolean live(TopologySnapshot snapshot) {
        boolean devices =
                snapshot.nodes().known().stream()
                        .flatMap(List::stream)
                        .map(Node::gpu)
                        .filter(gpu -> gpu != null)
                        .allMatch(gpu -> gpu.cards().known().isPresent());
        return snapshot.nodes() instanceof Reading.Live<?>
                && !snapshot.declared().equals(Reading.absent(Reason.NOT_LOADED, "inventory", ""))
                && snapshot.routes() instanceof Reading.Live<?>
                && !snapshot.nodes().known().orElse(List.of()).isEmpty()
                && devices;
    }

    private static boolean lost(TopologySnapshot snapshot) {
        return snapshot.nodes().known().orElse(List.of()).stream()
                .anyMatch(node -> node.state().needsHand());
    }

    private static boolean await(Feed<TopologySnapshot> feed, Predicate<TopologySnapshot> wanted)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        Runnable look =
                () -> {
                    if (wanted.test(feed.latest())) {
                        reached.complete(true);
                    }
                };
        try (Subscription _ = feed.subscribe(look)) {
            return reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return false;
        }
    }
}
