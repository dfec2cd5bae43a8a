package console.services.file;

import console.services.file.FileException.Kind;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A YAML file as a tree that knows the line of each of its parts. Strict: a key twice, an alias, a
/// second document, an unknown key or a value of another type is an error that names its line. The
/// file itself is only read.
public final class YamlFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();
    private static final Pattern MARK = Pattern.compile("(?m)^ in reader, line (\\d{1,8}),");
    private static final String CORRECT = "correct it, or name another file";

    private final String origin;
    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode tree;

    private YamlFile(String origin, String text) throws FileException {
        this.origin = origin;
        try {
            scan(text);
            tree = YAML.readTree(text);
        } catch (JacksonException e) {
            throw wrong(Math.min(line(e), (int) text.lines().count()), fact(e), e);
        }
        if (!tree.isObject()) {
            throw wrong(
                    0, tree.isMissingNode() ? "is empty" : "is not a list of “key: value”", null);
        }
    }

    /// Blocks.
    public static YamlFile read(Path file) throws FileException {
        return new YamlFile(file.toString(), TextFile.read(file));
    }

    /// @param origin what stands in messages in place of a file
    public static YamlFile parse(String origin, String text) throws FileException {
        return new YamlFile(origin, text);
    }

    public JsonNode tree() {
        return tree;
    }

    /// The whole file as a record.
    public <T> T as(Class<T> type) throws FileException {
        try {
            return YAML.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            String pointer = pointer(e);
            throw new FileException(
                    Kind.UNKNOWN_KEY, origin, lineOf(pointer), pointer.substring(1), CORRECT, e);
        } catch (MismatchedInputException e) {
            throw wrong(pointer(e), wanted(e.getTargetType()), e);
        } catch (InputCoercionException e) {
            throw wrong(pointer(e), "is too large", e);
        } catch (JacksonException e) {
            throw wrong(pointer(e), "cannot be used", e);
        }
    }

    /// @param pointer what is wrong, as `/machines/0/mac`
    public FileException wrong(String pointer, String fact) {
        return wrong(pointer, fact, null);
    }

    private FileException wrong(String pointer, String fact, @Nullable Throwable cause) {
        String item = pointer.isEmpty() ? "" : pointer.substring(1) + ": ";
        return wrong(lineOf(pointer), item + fact, cause);
    }

    /// Of the part itself, or of what it should be in.
    private int lineOf(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return at.isEmpty() ? 0 : lines.getOrDefault(at, 0);
    }

    private FileException wrong(int line, String fact, @Nullable Throwable cause) {
        return new FileException(Kind.MALFORMED, origin, line, fact, CORRECT, cause);
    }

    /// Looks at every token once: notes its line, and refuses what the tree would hide.
    private void scan(String text) throws FileException {
        try (JsonParser parser = YAML.createParser(text)) {
            int depth = 0;
            boolean ended = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (ended) {
                    throw wrong(line, "a second document begins", null);
                }
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw wrong(line, "an alias (“*name”); write the value itself", null);
                }
                lines.putIfAbsent(parser.streamReadContext().pathAsPointer().toString(), line);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                ended = depth == 0;
            }
        }
    }

    /// The last mark of the parser's own words, which is where it stopped.
    private static int line(JacksonException failure) {
        List<Integer> marks =
                MARK.matcher(failure.getOriginalMessage())
                        .results()
                        .map(mark -> Integer.valueOf(mark.group(1)))
                        .toList();
        if (!marks.isEmpty()) {
            return marks.getLast();
        }
        return failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
    }

    /// The parser's own words without the piece of the file that it quotes, which is indented.
    private static String fact(JacksonException failure) {
        return failure.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(": "));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "cannot be used";
        }
        if (type == int.class || type == long.class) {
            return "a whole number is wanted";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list is wanted";
        }
        return type == String.class ? "a text is wanted" : "“key: value” is wanted";
    }

    private static String pointer(JacksonException failure) {
        return failure.getPath().stream()
                .map(
                        part ->
                                part.getPropertyName() == null
                                        ? "/" + part.getIndex()
                                        : "/" + part.getPropertyName())
                .collect(Collectors.joining());
    }
}
