package console.app;

import console.services.kube.KubeconfigException;
import console.services.settings.Settings;
import console.views.shell.Screen;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Draws the whole window to PNG files without a display, in each state, theme and size. The states
/// are made at once, each on a lab of its own; prints the name of each file.
@Command(name = "screens", description = "draws the screens of a source to PNG files")
final class ScreensCommand implements Callable<Integer> {
    private static final List<String> STATES =
            Stream.of(ScreenState.values()).map(ScreenState::word).toList();

    private final ReentrantLock drawing = new ReentrantLock();

    @Parameters(paramLabel = "DIR")
    @Nullable Path directory;

    @Mixin SourceOptions source = new SourceOptions();

    @Option(
            names = "--screen",
            defaultValue = "overview",
            paramLabel = "overview|gpus|addresses|fleet|planner")
    String screen = "overview";

    @Option(names = "--state", defaultValue = "live", paramLabel = "live|stale|absent|problem|all")
    String state = "live";

    @Option(names = "--theme", defaultValue = "dark", paramLabel = "dark|light|both")
    String theme = "dark";

    @Option(
            names = "--size",
            defaultValue = "1440x900",
            split = ",",
            paramLabel = "WxH",
            description = "several with commas between")
    List<String> sizes = List.of("1440x900");

    @Option(names = "--lang", defaultValue = "en", paramLabel = "en|de")
    String language = "en";

    @Option(names = "--text-size", defaultValue = "100", paramLabel = "80–200")
    int textSize = 100;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        check();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        int outcome = CommandLine.ExitCode.OK;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ScreenState> wanted = new ArrayList<>();
            List<Future<Boolean>> reached = new ArrayList<>();
            for (ScreenState each : ScreenState.values()) {
                if (state.equals("all") || state.equals(each.word())) {
                    wanted.add(each);
                    reached.add(threads.submit(() -> make(each)));
                }
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!reached.get(i).get()) {
                    err.printf(
                            "The state %s was not reached in %d s.%n",
                            wanted.get(i).word(), ScreenState.PATIENCE.toSeconds());
                    outcome = CommandLine.ExitCode.SOFTWARE;
                }
            }
        }
        return outcome;
    }

    private void check() {
        Options.oneOf("--screen", screen, ScreenDrawing.ids(), spec);
        if (!state.equals("all")) {
            Options.oneOf("--state", state, STATES, spec);
        }
        Options.oneOf("--theme", theme, List.of("dark", "light", "both"), spec);
        Options.oneOf("--lang", language, List.of("en", "de"), spec);
        if (textSize < 80 || textSize > 200 || textSize % 10 != 0) {
            throw Options.wrong(
                    spec, "--text-size: '" + textSize + "' is not one of 80, 90, … 200");
        }
        for (String size : sizes) {
            if (!size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
                throw Options.wrong(
                        spec, "--size: '" + size + "' is no size; write it as 1440x900");
            }
        }
        if (source.kubeconfig != null && !state.equals("live")) {
            throw Options.wrong(spec, "--state: only the lab can be made " + state + "; use live");
        }
    }

    private boolean make(ScreenState wanted)
            throws KubeconfigException, IOException, InterruptedException, ExecutionException {
        Screen shown = ScreenDrawing.screen(screen);
        try (Wiring wiring = wanted.start(shown, source, spec)) {
            if (!wanted.reach(shown, wiring)) {
                return false;
            }
            for (String size : sizes) {
                for (String one :
                        theme.equals("both") ? List.of("dark", "light") : List.of(theme)) {
                    draw(wanted, wiring, size, one);
                }
            }
            return true;
        }
    }

    private void draw(ScreenState wanted, Wiring wiring, String size, String one)
            throws IOException, InterruptedException, ExecutionException {
        int cut = size.indexOf('x');
        ScreenDrawing drawn =
                new ScreenDrawing(
                        screen,
                        Integer.parseInt(size.substring(0, cut)),
                        Integer.parseInt(size.substring(cut + 1)),
                        Settings.DEFAULT.theme(one).language(language).scale(textSize),
                        wanted == ScreenState.PROBLEM);
        String suffix =
                (language.equals("en") ? "" : "-" + language)
                        + (textSize == 100 ? "" : "-" + textSize);
        String name = "%s-%s-%s-%s%s.png".formatted(screen, wanted.word(), one, size, suffix);
        Path file = directory == null ? Path.of(name) : directory.resolve(name);
        drawing.lock();
        try {
            drawn.write(wiring, file);
        } finally {
            drawing.unlock();
        }
        Objects.requireNonNull(spec).commandLine().getOut().println(file);
    }
}
