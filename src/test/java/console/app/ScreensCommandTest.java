package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `screens` draws every state, theme and size it is asked for, and refuses the rest in one line.
final class ScreensCommandTest {
    private static final Path SCREENS = Path.of("target", "screens");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(Duration.ZERO);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    @Timeout(180)
    void everyStateThemeAndSizeIsAFileOfThatSize() throws IOException {
        int code =
                run(
                        "screens",
                        SCREENS.toString(),
                        "--state=all",
                        "--theme=both",
                        "--size=1024x700,1440x900,3840x2160");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        List<String> expected = new ArrayList<>();
        for (String state : List.of("live", "stale", "absent", "problem")) {
            for (String theme : List.of("dark", "light")) {
                for (String size : List.of("1024x700", "1440x900", "3840x2160")) {
                    Path file =
                            SCREENS.resolve("overview-%s-%s-%s.png".formatted(state, theme, size));
                    expected.add(file.toString());
                    assertThat(size(file)).isEqualTo(size);
                }
            }
        }
        assertThat(out.toString().lines()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Timeout(180)
    void thePlannerIsDrawnInEveryState() throws IOException {
        int code = run("screens", SCREENS.toString(), "--screen=planner", "--state=all");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        for (String state : List.of("live", "stale", "absent", "problem")) {
            Path file = SCREENS.resolve("planner-%s-dark-1440x900.png".formatted(state));
            assertThat(size(file)).isEqualTo("1440x900");
        }
    }

    @Test
    void theLanguageIsSaidInTheName() throws IOException {
        assertThat(run("screens", folder.toString(), "--lang=de", "--size=1100x720")).isZero();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("overview-live-dark-1100x720-de.png"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--screen=jupyter, jupyter",
        "--state=broken, broken",
        "--theme=pink, pink",
        "--lang=fr, fr",
        "--size=big, big",
        "--size=1440x900;1x1, 1x1",
        "--kubeconfig=a --state=stale, stale"
    })
    void whatItDoesNotKnowIsRefusedInOneLine(String options, String named) {
        List<String> arguments = new ArrayList<>(List.of("screens", folder.toString()));
        arguments.addAll(List.of(options.replace(';', ',').split(" ")));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(Main.WRONG_USE);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains(named);
        assertThat(out.toString()).isEmpty();
    }

    /// Of the file's own header.
    private static String size(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(16);
            return in.readInt() + "x" + in.readInt();
        }
    }
}
