package console.services.settings;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.settings.SettingsProblem.Kind;
import console.support.BrokenFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whatever lies where the settings should be: the console starts without it, the problem names
/// file, line and fact, and nothing is written over it.
@Timeout(20)
final class SettingsBadFilesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("console.support.BrokenFile#ALL")
    void brokenFileIsNamedAndKept(BrokenFile broken) throws IOException {
        Path path = broken.writeTo(folder);
        SettingsFile file = new SettingsFile(path);

        SettingsFile.Loaded loaded = file.load();
        file.save(Settings.DEFAULT.theme("light"));

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        SettingsProblem problem = loaded.problem().orElseThrow();
        assertThat(problem.file()).isEqualTo(path);
        assertThat(problem.line()).isGreaterThanOrEqualTo(broken.line());
        assertThat(problem.kind()).isIn(Kind.MALFORMED, Kind.UNREADABLE);
        assertThat(problem.detail()).contains(broken.fact());
        assertThat(Files.readAllBytes(path)).isEqualTo(broken.content());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theme: [a] | MALFORMED | theme: a text is wanted",
                "scale: big | MALFORMED | scale: a whole number is wanted",
                "scale: 99999999999 | MALFORMED | scale: is too large",
                "tables: 5 | MALFORMED | tables: “key: value” is wanted",
                "width: {a: 1} | MALFORMED | width: a whole number is wanted",
                "colour: red | UNKNOWN_KEY | colour"
            })
    void wrongValueIsNamedWithItsLine(String line, Kind kind, String detail) throws IOException {
        Path path = Files.writeString(folder.resolve("s.yaml"), "language: de\n" + line + "\n");

        assertThat(new SettingsFile(path).load().problem())
                .contains(new SettingsProblem(path, 2, kind, detail));
    }

    @Test
    void linkThatLeadsNowhereAndDirectoryAreKept() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
        SettingsFile file = new SettingsFile(link);

        assertThat(file.load().problem()).map(SettingsProblem::kind).contains(Kind.UNREADABLE);
        file.save(Settings.DEFAULT.theme("light"));

        assertThat(link).isSymbolicLink();
        assertThat(new SettingsFile(folder).load().problem())
                .map(SettingsProblem::detail)
                .contains("is a directory");
    }

    @Test
    void whatIsMissingInTheFileHasItsDefault() throws IOException {
        Path path = Files.writeString(folder.resolve("s.yaml"), "theme: light\n");

        assertThat(new SettingsFile(path).load())
                .isEqualTo(
                        new SettingsFile.Loaded(Settings.DEFAULT.theme("light"), Optional.empty()));
    }
}
