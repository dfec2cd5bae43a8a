package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// With three source roots in one module the compiler does not see a class in the wrong layer.
final class SourceLayoutTest {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    @Test
    void everyFileLiesInTheFolderOfItsLayer() {
        assertThat(problems(SourceFile.all())).isEmpty();
    }

    @Test
    void plantedFilesAreReported() {
        assertThat(
                        problems(
                                List.of(
                                        file("services/console/views/A.java", "console.views"),
                                        file("views/console/views/B.java", "console.services"),
                                        file("app/console/app/C.java", "console.app"))))
                .containsExactly(
                        "services/console/views/A.java: console.views does not belong in services",
                        "views/console/views/B.java: lies in another folder than console.services",
                        "views/console/views/B.java: console.services does not belong in views");
    }

    private static SourceFile file(String path, String packageName) {
        return new SourceFile(Path.of(path), "package " + packageName + ";\n");
    }

    private static List<String> problems(List<SourceFile> files) {
        List<String> problems = new ArrayList<>();
        for (SourceFile file : files) {
            Matcher matcher = PACKAGE.matcher(file.text());
            if (!matcher.find()) {
                problems.add(file.path() + ": no package");
                continue;
            }
            String name = matcher.group(1);
            Path folder = Path.of(name.replace('.', '/'));
            Path parent = file.path().getParent();
            if (parent == null || !parent.endsWith(folder)) {
                problems.add(file.path() + ": lies in another folder than " + name);
            }
            String root = file.path().getName(0).toString();
            if (SourceFile.PRODUCT.contains(root)
                    && !(name + ".").startsWith("console." + root + ".")) {
                problems.add(file.path() + ": " + name + " does not belong in " + root);
            }
        }
        return problems;
    }
}
