package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Files, methods and lines stay small, and every type says what it is for.
final class SizeTest {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final int LINE_LENGTH = 100;
    private static final int COMMENT_LINES = 6;

    /// Still to be cut; no file may join.
    private static final List<String> TOO_LARGE =
            List.of(
                    "services/console/services/kube/CoreRows",
                    "views/console/views/overview/picture/Foot",
                    "views/console/views/overview/picture/Frame",
                    "views/console/views/overview/picture/FullPicture",
                    "views/console/views/overview/picture/GridPicture",
                    "views/console/views/overview/picture/GroupPicture",
                    "views/console/views/overview/picture/Gutter",
                    "views/console/views/overview/picture/NodeTile");

    @Test
    void sourcesAreSmallAndCommented() throws IOException {
        List<SourceFile> files = SourceFile.all();
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(problems(files)).filteredOn(problem -> !isKnown(problem)).isEmpty();
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

    private static boolean isKnown(String problem) {
        return TOO_LARGE.stream().anyMatch(file -> problem.startsWith(file + ".java:"));
    }

    private static List<String> problems(List<SourceFile> files) throws IOException {
        List<String> problems = new ArrayList<>();
        for (SourceFile file : files) {
            lines(file, problems);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, SourceFile> named =
                files.stream().collect(Collectors.toMap(file -> "/" + file.path(), file -> file));
        List<Parsed> sources = files.stream().map(Parsed::new).toList();
        JavacTask task =
                (JavacTask)
                        compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        for (CompilationUnitTree unit : task.parse()) {
            SourceFile file = named.get(unit.getSourceFile().toUri().getPath());
            new Sizes(
                            Objects.requireNonNull(file),
                            unit,
                            Trees.instance(task).getSourcePositions(),
                            problems)
                    .scan(unit, null);
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

    private static final class Parsed extends SimpleJavaFileObject {
        private final SourceFile file;

        Parsed(SourceFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return file.text();
        }
    }

    private static final class Sizes extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final SourceFile file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> problems;

        Sizes(
                SourceFile file,
                CompilationUnitTree unit,
                SourcePositions positions,
                List<String> problems) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.problems = problems;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (unit.getTypeDecls().contains(type)) {
                int line = line(positions.getStartPosition(unit, type));
                long comment = prose(line);
                if (comment == 0 || comment > COMMENT_LINES) {
                    add(line, "a type needs 1 to 6 lines of ///, has " + comment);
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            int start = line(positions.getStartPosition(unit, method));
            int length = line(positions.getEndPosition(unit, (Tree) method)) - start + 1;
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
            return file.lines().subList(0, line - 1).reversed().stream()
                    .takeWhile(above -> above.startsWith("///"))
                    .filter(above -> !above.matches("///( {3}.*| @param.*|)"))
                    .count();
        }

        private int line(long position) {
            LineMap map = unit.getLineMap();
            return position < 0 ? 0 : (int) map.getLineNumber(position);
        }

        private void add(int line, String text) {
            problems.add(file.path() + ":" + line + ": " + text);
        }
    }
}
