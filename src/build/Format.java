import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.nio.file.Files;
import java.nio.file.Path;

/// Checks (`check DIR…`) or applies (`apply DIR…`) google-java-format, AOSP style. Run in the
/// toolchain's Java, because the formatter must understand the newest syntax whatever Maven runs
/// on.
class Format {
    public static void main(String[] arguments) throws Exception {
        boolean check = arguments[0].equals("check");
        var style = JavaFormatterOptions.Style.AOSP;
        var formatter = new Formatter(JavaFormatterOptions.builder().style(style).build());
        int different = 0;
        for (int i = 1; i < arguments.length; i++) {
            Path root = Path.of(arguments[i]);
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (var files = Files.walk(root)) {
                for (Path file :
                        (Iterable<Path>) files.filter(Format::isSource).sorted()::iterator) {
                    String before = Files.readString(file);
                    String after = formatter.formatSourceAndFixImports(before);
                    if (!before.equals(after)) {
                        different++;
                        System.out.println((check ? "not formatted: " : "formatted: ") + file);
                        if (!check) {
                            Files.writeString(file, after);
                        }
                    }
                }
            }
        }
        if (check && different > 0) {
            System.out.println(
                    different + " file(s) not formatted; run ./mvnw initialize exec:exec@format");
            System.exit(1);
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java");
    }
}
