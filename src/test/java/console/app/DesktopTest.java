package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A machine that cannot show a window says in one line what is missing and what brings it.
final class DesktopTest {
    private static final List<String> LIBRARIES =
            List.of("libgtk-3.so.0", "libXtst.so.6", "libXxf86vm.so.1", "libGL.so.1");

    @TempDir private Path root;

    @BeforeEach
    void install() throws IOException {
        Path folder = Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
        for (String library : LIBRARIES) {
            Files.createFile(folder.resolve(library));
        }
        Files.createDirectories(root.resolve("tmp/.X11-unix"));
    }

    private String lacks(Map<String, String> environment) throws IOException {
        return new Desktop(environment, root).lacks();
    }

    @Test
    void withoutGtkItNamesThePackage() throws IOException {
        Files.delete(root.resolve("usr/lib/x86_64-linux-gnu/libgtk-3.so.0"));

        assertThat(lacks(Map.of("DISPLAY", ":0")))
                .isEqualTo(
                        "No window: the library libgtk-3.so.0 is missing. Install the package"
                                + " libgtk-3-0 (Debian, Ubuntu) or gtk3 (Fedora).");
    }

    @Test
    void withoutDisplayItSaysSo() throws IOException {
        assertThat(lacks(Map.of()))
                .startsWith("No window: DISPLAY is not set")
                .doesNotContain("\n");
    }

    @Test
    void aDisplayThatDoesNotAnswerIsNamed() throws IOException {
        assertThat(lacks(Map.of("DISPLAY", ":7"))).contains("the display :7 does not answer");
        assertThat(lacks(Map.of("DISPLAY", "nonsense"))).contains("nonsense does not answer");
    }

    @Test
    void aDisplayThatAnswersLacksNothing() throws IOException {
        Path socket = root.resolve("tmp/.X11-unix/X3");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThat(lacks(Map.of("DISPLAY", ":3"))).isEmpty();
            assertThat(lacks(Map.of("DISPLAY", ":3.0"))).isEmpty();
        }
    }

    @Test
    void aForwardedDisplayIsAPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            int number = server.getLocalPort() - 6000;

            assertThat(lacks(Map.of("DISPLAY", "localhost:" + number + ".0"))).isEmpty();
        }
    }
}
