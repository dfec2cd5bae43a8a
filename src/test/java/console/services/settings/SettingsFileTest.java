package console.services.settings;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.settings.SettingsProblem.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Settings come back as they were; a file that cannot be read is named and kept.
final class SettingsFileTest {
    @TempDir private Path folder;

    @Test
    void withoutAFileTheDefaultsHoldAndNothingIsWrong() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.yaml"));

        assertThat(file.load())
                .isEqualTo(new SettingsFile.Loaded(Settings.DEFAULT, Optional.empty()));
    }

    @Test
    void whatWasSavedIsLoadedByTheNextStart() {
        Path path = folder.resolve("new").resolve("settings.yaml");
        Settings settings =
                Settings.DEFAULT.theme("light").language("de").scale(130).window(5, 6, 1100, 720);

        assertThat(new SettingsFile(path).save(settings)).isEmpty();

        assertThat(new SettingsFile(path).load().settings()).isEqualTo(settings);
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndKeptAsItIs() throws IOException {
        Path path = folder.resolve("settings.yaml");
        String broken = "theme: dark\nlanguage: [\n";
        Files.writeString(path, broken);
        SettingsFile file = new SettingsFile(path);

        SettingsFile.Loaded loaded = file.load();
        file.save(Settings.DEFAULT.theme("light"));

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.problem())
                .hasValueSatisfying(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(path);
                            assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
                            assertThat(problem.line()).isPositive();
                        });
        assertThat(path).hasContent(broken);
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws IOException {
        Path path = Files.writeString(folder.resolve("s.yaml"), "theme: dark\ncolour: red\n");

        assertThat(new SettingsFile(path).load().problem())
                .contains(new SettingsProblem(path, 2, Kind.UNKNOWN_KEY, "colour"));
    }

    @Test
    void aFolderThatCannotBeMadeIsAProblemAndNoFailure() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        Path path = notAFolder.resolve("settings.yaml");

        assertThat(new SettingsFile(path).save(Settings.DEFAULT))
                .map(SettingsProblem::kind)
                .contains(Kind.UNWRITABLE);
    }

    @Test
    void theTextSizeStaysBetweenEightyAndTwoHundredPercent() {
        assertThat(Settings.DEFAULT.scale(10).scale()).isEqualTo(80);
        assertThat(Settings.DEFAULT.scale(900).scale()).isEqualTo(200);
    }
}
