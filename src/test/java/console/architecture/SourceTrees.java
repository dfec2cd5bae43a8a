package console.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Source files as the compiler's own syntax trees, so that rules about code see code and not text.
final class SourceTrees {
    /// A parsed file.
    record Unit(SourceFile file, CompilationUnitTree tree, SourcePositions positions) {
        int line(Tree part) {
            return lineOf(positions.getStartPosition(tree, part));
        }

        int lastLine(Tree part) {
            return lineOf(positions.getEndPosition(tree, part));
        }

        private int lineOf(long position) {
            return position < 0 ? 0 : (int) tree.getLineMap().getLineNumber(position);
        }
    }

    private SourceTrees() {}

    static List<Unit> parse(List<SourceFile> files) throws IOException {
        Map<String, SourceFile> named =
                files.stream().collect(Collectors.toMap(file -> "/" + file.path(), file -> file));
        List<Parsed> sources = files.stream().map(Parsed::new).toList();
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, List.of("-proc:none"), null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Unit> units = new ArrayList<>();
        for (CompilationUnitTree tree : task.parse()) {
            SourceFile file = named.get(tree.getSourceFile().toUri().getPath());
            units.add(new Unit(Objects.requireNonNull(file), tree, positions));
        }
        return units;
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
}
