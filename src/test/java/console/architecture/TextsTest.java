package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every text exists in both languages, can be formatted and is used; every key that is asked for
/// exists; nothing on a screen has words of its own. A key counts as used when a Java file has it
/// as a literal, or a literal that ends in `.` and begins it.
final class TextsTest {
    private static final String ENDING = ".properties";
    private static final String GERMAN = "_de" + ENDING;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    private static final Pattern KEY = Pattern.compile("[a-z][\\w-]*(\\.[\\w-]*)+");

    /// What takes words that are shown or read aloud.
    private static final Pattern SHOWS =
            Pattern.compile(
                    "new (Label|Button|ToggleButton|RadioButton|CheckBox|Hyperlink|Tooltip|Text"
                        + "|Menu|MenuItem|CheckMenuItem|RadioMenuItem|Tab|TitledPane|TableColumn"
                        + "|CustomTextField)"
                        + "|set(Text|PromptText|AccessibleText|AccessibleHelp|Title|HeaderText"
                        + "|ContentText)");

    @Test
    void productKeepsTheRules() throws IOException {
        List<SourceFile> bundles = SourceFile.below("resources/console", ENDING);
        assertThat(bundles).hasSizeGreaterThan(5);
        assertThat(problems(bundles, SourceFile.product())).isEmpty();
    }

    @Test
    void plantedBreachesAreReported() throws IOException {
        SourceFile english =
                new SourceFile(
                        Path.of("a.properties"), "used=a\nby.name=b\nunused=c\nodd={0\nused.2=d\n");
        SourceFile german =
                new SourceFile(Path.of("a_de.properties"), "used=a\nby.name=b\nunused=c\nodd=o\n");
        SourceFile code =
                new SourceFile(
                        Path.of("views/console/views/a/A.java"),
                        """
                        class A {
                            void m() {
                                text("used");
                                t.text("by." + n);
                                text("odd");
                                t.text(n ? "used.2" : "not.there");
                                text("nothing." + n);
                                new Label("Hello");
                                new TableColumn<X, Y>(n + " pods");
                                label.setText(text("used") + ":");
                                label.setAccessibleText(n ? "Cordoned" : "");
                            }
                        }
                        """);
        assertThat(problems(List.of(english, german), List.of(code)))
                .containsExactly(
                        "a.properties: [used.2] in one language only",
                        "a.properties: odd cannot be formatted",
                        "a.properties: unused is not used",
                        "views/console/views/a/A.java:6: no text not.there",
                        "views/console/views/a/A.java:7: no text nothing.",
                        "views/console/views/a/A.java:8: words in new Label: Hello",
                        "views/console/views/a/A.java:9: words in new TableColumn:  pods",
                        "views/console/views/a/A.java:11: words in setAccessibleText: Cordoned");
    }

    private static List<String> problems(List<SourceFile> bundles, List<SourceFile> sources)
            throws IOException {
        Set<String> literals =
                sources.stream()
                        .flatMap(source -> LITERAL.matcher(source.code()).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        Map<String, Properties> byName = new TreeMap<>();
        for (SourceFile bundle : bundles) {
            byName.put(bundle.path().toString(), read(bundle));
        }
        for (Map.Entry<String, Properties> german : byName.entrySet()) {
            if (german.getKey().endsWith(GERMAN)) {
                String base = german.getKey().replace(GERMAN, ENDING);
                Properties english = byName.getOrDefault(base, new Properties());
                compare(base, english, german.getValue(), problems);
                check(base, english, literals, problems);
            }
        }
        for (Literals literal : Literals.of(sources)) {
            if (literal.file().path().startsWith("views")) {
                asked(literal, byName, problems);
                shown(literal, problems);
            }
        }
        return problems;
    }

    /// A key is one of its screen's texts, or one of those that all screens share.
    private static void asked(
            Literals literal, Map<String, Properties> bundles, List<String> problems) {
        if (!literal.method().equals("text") || !KEY.matcher(literal.text()).matches()) {
            return;
        }
        String screen = literal.file().path().getName(3).toString();
        boolean exists =
                bundles.entrySet().stream()
                        .filter(
                                bundle ->
                                        bundle.getKey().endsWith(screen + ENDING)
                                                || bundle.getKey().endsWith("common" + ENDING))
                        .flatMap(bundle -> bundle.getValue().stringPropertyNames().stream())
                        .anyMatch(
                                key ->
                                        literal.begins()
                                                ? key.startsWith(literal.text())
                                                : key.equals(literal.text()));
        if (!exists) {
            problems.add(literal.where() + ": no text " + literal.text());
        }
    }

    private static void shown(Literals literal, List<String> problems) {
        if (SHOWS.matcher(literal.method()).matches() && WORD.matcher(literal.text()).find()) {
            problems.add(
                    literal.where() + ": words in " + literal.method() + ": " + literal.text());
        }
    }

    private static void compare(
            String base, Properties english, Properties german, List<String> problems) {
        Set<String> lonely = new TreeSet<>(english.stringPropertyNames());
        lonely.addAll(german.stringPropertyNames());
        lonely.removeIf(key -> english.containsKey(key) && german.containsKey(key));
        if (!lonely.isEmpty()) {
            problems.add(base + ": " + lonely + " in one language only");
        }
        for (String key : new TreeSet<>(english.stringPropertyNames())) {
            if (!isFormat(english.getProperty(key)) || !isFormat(german.getProperty(key, ""))) {
                problems.add(base + ": " + key + " cannot be formatted");
            }
        }
    }

    private static void check(
            String base, Properties english, Set<String> literals, List<String> problems) {
        for (String key : new TreeSet<>(english.stringPropertyNames())) {
            boolean used =
                    literals.contains(key)
                            || literals.stream()
                                    .anyMatch(part -> part.endsWith(".") && key.startsWith(part));
            if (!used) {
                problems.add(base + ": " + key + " is not used");
            }
        }
    }

    private static boolean isFormat(String text) {
        try {
            return !new MessageFormat(text).toPattern().isEmpty() || text.isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Properties read(SourceFile file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(file.text()));
        return properties;
    }
}
