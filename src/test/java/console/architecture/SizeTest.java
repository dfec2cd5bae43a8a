package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files, methods and lines stay small, and every type says what it is for.
final class SizeTest {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final int LINE_LENGTH = 100;
    private static final int COMMENT_LINES = 6;

    @Test
    void sourcesAreSmallAndCommented() throws IOException {
        List<SourceFile> files = SourceFile.all();
        assertThat(files).hasSizeGreaterThan(250);
        assertThat(problems(files)).isEmpty();
    }

    @Test
    void plantedBreachesAreReported() throws IOException {
        String method = "    void m() {\n" + "        m();\n".repeat(METHOD_LINES) + "    }\n";
        String text =
                "package p;\nimport java.util.*;\n\n"
                        + "class Planted {\n"
                        + method
                        + ("//" + "x".repeat(LINE_LENGTH) + "\n")
                        + "//\n".repeat(FILE_LINES)
                        + "}\n";
        assertThat(problems(List.of(new SourceFile(Path.of("p/Planted.java"), text))))
                .containsExactly(
                        "p/Planted.java: 348 lines, at most 300",
                        "p/Planted.java:47: 102 characters, at most 100",
                        "p/Planted.java:2: imports a whole package",
                        "p/Planted.java:4: a type needs 1 to 6 lines of ///, has 0",
                        "p/Planted.java:5: method m has 42 lines, at most 40");
    }

    private static List<String> problems(List<SourceFile> files) throws IOException {
        List<String> problems = new ArrayList<>();
        for (SourceFile file : files) {
            lines(file, problems);
        }
        for (SourceTrees.Unit unit : SourceTrees.parse(files)) {
            new Sizes(unit, problems).scan(unit.tree(), null);
        }
        return problems;
    }

    private static void lines(SourceFile file, List<String> problems) {
        List<String> lines = file.lines();
        if (lines.size() > FILE_LINES) {
            problems.add(file.path() + ": " + lines.size() + " lines, at most " + FILE_LINES);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = file.path() + ":" + (i + 1) + ": ";
            if (line.length() > LINE_LENGTH && !line.startsWith("import ")) {
                problems.add(where + line.length() + " characters, at most " + LINE_LENGTH);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("import .*\\*;")) {
                problems.add(file.path() + ":" + (i + 1) + ": imports a whole package");
            }
        }
    }

    private static final class Sizes extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final SourceTrees.Unit unit;
        private final List<String> problems;

        Sizes(SourceTrees.Unit unit, List<String> problems) {
            this.unit = unit;
            this.problems = problems;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (unit.tree().getTypeDecls().contains(type)) {
                int line = unit.line(type);
                long comment = prose(line);
                if (comment == 0 || comment > COMMENT_LINES) {
                    add(line, "a type needs 1 to 6 lines of ///, has " + comment);
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            int start = unit.line(method);
            int length = unit.lastLine(method) - start + 1;
            if (length > METHOD_LINES) {
                add(
                        start,
                        "method %s has %d lines, at most %d"
                                .formatted(method.getName(), length, METHOD_LINES));
            }
            return super.visitMethod(method, null);
        }

        /// Lines of the comment above a line; those about components are not counted.
        private long prose(int line) {
            return unit.file().lines().subList(0, line - 1).reversed().stream()
                    .takeWhile(above -> above.startsWith("///"))
                    .filter(above -> !above.matches("///( {3}.*| @param.*|)"))
                    .count();
        }

        private void add(int line, String text) {
            problems.add(unit.file().path() + ":" + line + ": " + text);
        }
    }
}
