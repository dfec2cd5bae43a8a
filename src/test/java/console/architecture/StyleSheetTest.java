package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours stand in the palettes only, no class of a style sheet is without use, no node has a
/// class that no sheet knows, and none carries a style of its own. A class counts as used when a
/// Java file has it as a literal, or a literal that ends in `-` and begins it.
final class StyleSheetTest {
    private static final String THEME = "/atlantafx/base/theme/primer-dark.css";
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(rgb|hs[bl])a?\\(");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");

    @Test
    void productKeepsTheRules() throws IOException {
        assertThat(problems(SourceFile.below("resources", ".css"), SourceFile.product())).isEmpty();
    }

    @Test
    void plantedBreachesAreReported() throws IOException {
        String css =
                """
                .used { -fx-fill: #fff; }
                .made-up, .by-name { -fx-fill: rgb(1, 2, 3); }
                """;
        SourceFile sheet = new SourceFile(Path.of("a.css"), css);
        SourceFile palette = new SourceFile(Path.of("palette-a.css"), ".root { -a: #123456; }\n");
        SourceFile code =
                new SourceFile(
                        Path.of("views/A.java"),
                        """
                        class A {
                            void m() {
                                n.getStyleClass().add("used");
                                n.getStyleClass().addAll("by-" + n, "label");
                                n.getStyleClass().setAll(b ? "unknown" : "used", "odd-" + n);
                                n.getStyleClass().add(style());
                                n.setStyle(x);
                            }
                            String style() {
                                return switch (x) { case A -> "nowhere"; case B -> "used"; };
                            }
                        }
                        """);
        assertThat(problems(List.of(sheet, palette), List.of(code)))
                .containsExactly(
                        "a.css: colour #fff outside the palettes",
                        "a.css: colour rgb( outside the palettes",
                        "a.css: no Java file uses .made-up",
                        "views/A.java: setStyle",
                        "views/A.java:5: no style sheet knows .unknown",
                        "views/A.java:5: no style sheet knows .odd-",
                        "views/A.java:10: no style sheet knows .nowhere");
    }

    private static List<String> problems(List<SourceFile> sheets, List<SourceFile> sources)
            throws IOException {
        Set<String> literals = new HashSet<>(themeClasses());
        for (SourceFile source : sources) {
            LITERAL.matcher(source.code())
                    .results()
                    .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                    .forEach(literals::add);
        }
        List<String> problems = new ArrayList<>();
        for (SourceFile sheet : sheets) {
            String text = sheet.text().replaceAll("(?s)/\\*.*?\\*/", "");
            if (!String.valueOf(sheet.path().getFileName()).startsWith("palette")) {
                Matcher colour = COLOUR.matcher(text.replaceAll("#[\\w-]+(?=[^;{}]*\\{)", ""));
                while (colour.find()) {
                    problems.add(
                            sheet.path() + ": colour " + colour.group() + " outside the palettes");
                }
            }
            for (String name : classes(text)) {
                if (!isUsed(name, literals)) {
                    problems.add(sheet.path() + ": no Java file uses ." + name);
                }
            }
        }
        sources.stream()
                .filter(source -> source.code().contains(".setStyle("))
                .forEach(source -> problems.add(source.path() + ": setStyle"));
        unknown(sheets, sources, problems);
        return problems;
    }

    private static void unknown(
            List<SourceFile> sheets, List<SourceFile> sources, List<String> problems)
            throws IOException {
        Set<String> known = new HashSet<>(themeClasses());
        sheets.forEach(sheet -> known.addAll(classes(sheet.text())));
        for (Literals literal : Literals.of(sources)) {
            boolean style =
                    literal.use().matches("(?s).*getStyleClass\\(\\)\\.(add|addAll|setAll)")
                            || literal.use().matches("in (style|\\w+Style)");
            String name = literal.text();
            boolean exists =
                    literal.begins()
                            ? known.stream().anyMatch(each -> each.startsWith(name))
                            : name.isEmpty() || known.contains(name);
            if (style && !exists) {
                problems.add(literal.where() + ": no style sheet knows ." + name);
            }
        }
    }

    private static boolean isUsed(String name, Set<String> literals) {
        return literals.contains(name)
                || literals.stream()
                        .anyMatch(
                                literal ->
                                        literal.length() > 2
                                                && literal.endsWith("-")
                                                && name.startsWith(literal));
    }

    private static Set<String> themeClasses() throws IOException {
        try (InputStream theme =
                Objects.requireNonNull(StyleSheetTest.class.getResourceAsStream(THEME))) {
            Set<String> names = classes(new String(theme.readAllBytes(), StandardCharsets.UTF_8));
            names.addAll(Set.of("root", "light", "dark"));
            return names;
        }
    }

    /// Of the selectors, not of what stands in braces.
    private static Set<String> classes(String css) {
        Set<String> names = new LinkedHashSet<>();
        STYLE_CLASS
                .matcher(css.replaceAll("(?s)\\{.*?\\}", " ").replaceAll("\"[^\"]*\"", ""))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
