package console.services.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Settings come back as they were; a file that cannot be read is named and kept.
final class SettingsFileTest {
    @TempDir private Path folder;

    @Test
    void withoutAFileTheDefaultsHoldAndNothingIsWrong() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.yaml"));

        assertThat(file.load()).isEqualTo(Settings.DEFAULT);
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void whatWasSavedIsLoadedByTheNextStart() {
        Path path = folder.resolve("new").resolve("settings.yaml");
        Settings settings =
                Settings.DEFAULT.theme("light").language("de").scale(130).window(5, 6, 1100, 720);

        new SettingsFile(path).save(settings);

        assertThat(new SettingsFile(path).load()).isEqualTo(settings);
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndKeptAsItIs() throws IOException {
        Path path = folder.resolve("settings.yaml");
        String broken = "theme: dark\nlanguage: [\n";
        Files.writeString(path, broken);
        SettingsFile file = new SettingsFile(path);

        assertThat(file.load()).isEqualTo(Settings.DEFAULT);
        file.save(Settings.DEFAULT.theme("light"));

        assertThat(file.problem()).startsWith(path + ", line ");
        assertThat(path).hasContent(broken);
    }

    @Test
    void aFolderThatCannotBeMadeIsAMessageAndNoFailure() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        SettingsFile file = new SettingsFile(notAFolder.resolve("settings.yaml"));

        file.save(Settings.DEFAULT);

        assertThat(file.problem()).contains("cannot be written");
    }

    @Test
    void theTextSizeStaysBetweenEightyAndTwoHundredPercent() {
        assertThat(Settings.DEFAULT.scale(10).scale()).isEqualTo(80);
        assertThat(Settings.DEFAULT.scale(900).scale()).isEqualTo(200);
    }
}
