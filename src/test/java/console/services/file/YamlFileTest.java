package console.services.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import console.support.BrokenFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Whatever lies where a file should be: one line with its name, the line, the fact and the next
/// step; the file stays as it is.
@Timeout(20)
class YamlFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("console.support.BrokenFile#ALL")
    void whatIsBrokenIsNamedWithLineFactAndNextStep(BrokenFile broken) throws IOException {
        Path file = broken.writeTo(folder);

        assertThatThrownBy(() -> YamlFile.read(file))
                .isInstanceOf(FileException.class)
                .message()
                .startsWith(broken.begin(file))
                .contains(broken.fact())
                .matches("(?s).*; (correct it|check|name|change).*")
                .hasLineCount(1)
                .hasSizeLessThan(file.toString().length() + 200);
        assertThat(Files.readAllBytes(file)).isEqualTo(broken.content());
    }

    @Test
    void directoryMissingFileAndDanglingLinkAreTold() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));

        assertThatThrownBy(() -> YamlFile.read(folder))
                .hasMessage(folder + ": is a directory; name a file in it");
        assertThatThrownBy(() -> YamlFile.read(folder.resolve("gone")))
                .hasMessage(folder.resolve("gone") + ": no such file; check the path");
        assertThatThrownBy(() -> YamlFile.read(link))
                .hasMessage(link + ": its link leads nowhere; check the path");
    }

    @Test
    void fileThatMayNotBeReadIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "a: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeThat(Files.isReadable(file)).as("the super-user may").isFalse();

        assertThatThrownBy(() -> YamlFile.read(file))
                .hasMessage(file + ": you may not read it; change its permissions");
    }

    @Test
    void endlessFileIsReadToItsLimit() {
        Path file = Path.of("/dev/zero");
        assumeThat(file).exists();

        assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("larger than 2 MiB");
    }

    @Test
    void windowsLinesAndByteOrderMarkAreNoHindrance() throws IOException, FileException {
        Path file = Files.writeString(folder.resolve("good"), "\uFEFFa: 1\r\nb:\r\n  c: x\r\n");

        assertThat(YamlFile.read(file).tree().at("/b/c").asString()).isEqualTo("x");
    }

    @Test
    void noValueOfTheFileIsInAMessage() {
        for (String text :
                List.of(
                        "a: very-secret\nb: [very-secret\n",
                        "very-secret: [}",
                        "a: \"very-secret\n",
                        "a: very-secret: b\n")) {
            assertThatThrownBy(() -> YamlFile.parse("here", text))
                    .message()
                    .doesNotContain("very-secret");
        }
    }
}
