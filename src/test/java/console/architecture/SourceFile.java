package console.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One source file of the project; the path is relative to the project's folder.
record SourceFile(Path path, String text) {
    static final List<String> PRODUCT = List.of("app", "views", "services");
    static final String TESTS = "src/test/java";

    static List<SourceFile> product() {
        return PRODUCT.stream().flatMap(root -> below(root, ".java").stream()).toList();
    }

    static List<SourceFile> all() {
        return Stream.concat(product().stream(), below(TESTS, ".java").stream()).toList();
    }

    static List<SourceFile> below(String root, String ending) {
        Path folder = Path.of(root);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path path) {
        try {
            return new SourceFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /// The text without line comments, so that words about code are not taken for code.
    String code() {
        return text.replaceAll("(?m)^\\s*//.*$", "");
    }
}
