package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every text exists in both languages, can be formatted and is used; no label has words of its
/// own. A key counts as used when a Java file has it as a literal, or a literal that ends in `.`
/// and begins it.
final class TextsTest {
    private static final String GERMAN = "_de.properties";
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern WORDS =
            Pattern.compile(
                    "(new (Label|Button|Tooltip|Text|MenuItem|CheckBox|Hyperlink)\\(|\\.setText\\(|"
                        + "setPromptText\\(|setAccessibleText\\()\\s*\"[^\"]*\\p{L}{2}[^\"]*\"");

    @Test
    void productKeepsTheRules() throws IOException {
        assertThat(
                        problems(
                                SourceFile.below("resources/console", ".properties"),
                                SourceFile.product()))
                .isEmpty();
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
                        Path.of("views/A.java"),
                        "t(\"used\"); t(\"by.\" + n); t(\"odd\"); t(\"used.2\"); new"
                                + " Label(\"Hello\");");
        assertThat(problems(List.of(english, german), List.of(code)))
                .containsExactly(
                        "a.properties: [used.2] in one language only",
                        "a.properties: odd cannot be formatted",
                        "a.properties: unused is not used",
                        "views/A.java: words in new Label(\"Hello\"");
    }

    private static List<String> problems(List<SourceFile> bundles, List<SourceFile> sources)
            throws IOException {
        Set<String> literals =
                sources.stream()
                        .flatMap(source -> LITERAL.matcher(source.code()).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        for (SourceFile german : bundles) {
            String name = german.path().toString();
            if (!name.endsWith(GERMAN)) {
                continue;
            }
            Path base = Path.of(name.replace(GERMAN, ".properties"));
            Properties one = read(german);
            Properties other = new Properties();
            for (SourceFile english : bundles) {
                if (english.path().equals(base)) {
                    other = read(english);
                }
            }
            compare(base, other, one, problems);
            check(base, other, literals, problems);
        }
        for (SourceFile source : sources) {
            if (source.path().startsWith("views")) {
                WORDS.matcher(source.code())
                        .results()
                        .forEach(
                                found ->
                                        problems.add(
                                                source.path() + ": words in " + found.group()));
            }
        }
        return problems;
    }

    private static void compare(
            Path base, Properties english, Properties german, List<String> problems) {
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
            Path base, Properties english, Set<String> literals, List<String> problems) {
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
