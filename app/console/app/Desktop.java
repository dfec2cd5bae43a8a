package console.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether Linux has what a window needs. Looked at before JavaFX starts, whose own words for it
/// are a stack trace.
///
/// @param environment of the process
/// @param root of the file system, `/` but in tests
record Desktop(Map<String, String> environment, Path root) {
    private static final Pattern DISPLAY = Pattern.compile("([^:]*):(\\d+)(\\.\\d+)?");
    private static final int X_PORT = 6000;
    private static final int PATIENCE = 2000;

    /// Libraries that JavaFX loads, with the Debian and Ubuntu package of each, and Fedora's.
    private static final Map<String, String> PACKAGES =
            Map.of(
                    "libgtk-3.so.0", "libgtk-3-0 (Debian, Ubuntu) or gtk3 (Fedora)",
                    "libXtst.so.6", "libxtst6 (Debian, Ubuntu) or libXtst (Fedora)",
                    "libXxf86vm.so.1", "libxxf86vm1 (Debian, Ubuntu) or libXxf86vm (Fedora)",
                    "libGL.so.1", "libgl1 (Debian, Ubuntu) or libglvnd-glx (Fedora)");

    static Desktop ofProcess() {
        return new Desktop(System.getenv(), Path.of("/"));
    }

    /// One line on what is missing and what brings it; empty when all is there.
    String lacks() throws IOException {
        for (String library : PACKAGES.keySet().stream().sorted().toList()) {
            if (!has(library)) {
                return "No window: the library %s is missing. Install the package %s."
                        .formatted(library, PACKAGES.get(library));
            }
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return "No window: DISPLAY is not set, so there is no display. Start the console in a"
                    + " desktop session (on Wayland with the package xwayland), or use"
                    + " “cps-console status”.";
        }
        return answers(display)
                ? ""
                : "No window: the display %s does not answer. Set DISPLAY to the one of a running"
                                .formatted(display)
                        + " desktop session, or use “cps-console status”.";
    }

    private boolean has(String library) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)) {
            if (!folder.isEmpty()) {
                folders.add(root.resolve(Path.of("/").relativize(Path.of(folder))));
            }
        }
        for (String name : List.of("lib", "lib64", "usr/lib", "usr/lib64", "usr/local/lib")) {
            Path folder = root.resolve(name);
            folders.add(folder);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(each -> each.toString().endsWith("-linux-gnu"))
                            .forEach(folders::add);
                }
            }
        }
        return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(library)));
    }

    /// `:0` is a socket in the file system, `HOST:10` a port.
    private boolean answers(String display) {
        Matcher matcher = DISPLAY.matcher(display);
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1);
        int number = Integer.parseInt(matcher.group(2));
        if (host.isEmpty() || host.equals("unix")) {
            Path socket = root.resolve("tmp/.X11-unix/X" + number);
            return connects(UnixDomainSocketAddress.of(socket));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, X_PORT + number), PATIENCE);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean connects(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(address);
        } catch (IOException _) {
            return false;
        }
    }
}
