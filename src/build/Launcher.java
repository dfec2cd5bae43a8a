import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes `target/cps-console`: starts the compiled classes on the JDK that compiled them, JavaFX
/// as modules, everything else on the class path. Arguments: target folder, main class, class path,
/// JVM options.
class Launcher {
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        String options =
                Arrays.stream(arguments)
                        .skip(3)
                        .map(Launcher::quoted)
                        .collect(Collectors.joining(" "));
        String classPath =
                Arrays.stream(arguments[2].split(File.pathSeparator))
                        .filter(entry -> !entry.contains("openjfx"))
                        .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script =
                """
                #!/bin/sh
                # `status` ends before a second compiler would pay for itself
                [ "$1" != status ] || CPS_CONSOLE_JVM="-XX:TieredStopAtLevel=1 $CPS_CONSOLE_JVM"
                exec %s %s -Dsun.net.httpserver.nodelay=true --module-path %s --add-modules javafx.controls \\
                  --enable-native-access=javafx.graphics $CPS_CONSOLE_JVM -cp %s %s "$@"
                """
                        .formatted(
                                quoted(java),
                                options,
                                quoted(target.resolve("modules").toString()),
                                quoted(classPath),
                                arguments[1]);
        Path file = target.resolve("cps-console");
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
