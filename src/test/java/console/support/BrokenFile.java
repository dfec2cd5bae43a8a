package console.support;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that no reader can use, whatever it should hold, and what must be said of it.
///
/// @param line 0 where no line is to be named
public record BrokenFile(String name, String text, Charset charset, int line, String fact) {
    public static final List<BrokenFile> ALL =
            List.of(
                    text("nothing", "", 0, "is empty"),
                    text("blank lines", "\n\n  \n", 0, "is empty"),
                    text("a comment", "# later\n", 0, "is empty"),
                    new BrokenFile(
                            "binary",
                            bytes(),
                            StandardCharsets.ISO_8859_1,
                            0,
                            "is no text in UTF-8"),
                    new BrokenFile(
                            "Latin-1",
                            "name: Österreich\n",
                            StandardCharsets.ISO_8859_1,
                            0,
                            "is no text in UTF-8"),
                    new BrokenFile(
                            "UTF-16",
                            "name: x\n",
                            StandardCharsets.UTF_16,
                            0,
                            "is no text in UTF-8"),
                    text("a zero byte", "a: 1\nb: \u0000\n", 0, "special characters"),
                    text("a word", "hello\n", 0, "is not a list of “key: value”"),
                    text("a number", "42\n", 0, "is not a list of “key: value”"),
                    text("a list", "- a\n- b\n", 0, "is not a list of “key: value”"),
                    text("a cut map", "{", 1, "expected"),
                    text("a cut list", "a: 1\nb: [1, 2\n", 2, "expected"),
                    text("a cut quote", "a: 1\nb: \"x\n", 2, "quoted scalar"),
                    text("a tab", "a:\n\tb: 1\n", 2, "cannot start any token"),
                    text("a wrong indent", "a: 1\n  b: 2\n", 2, "mapping values"),
                    text("a key twice", "a: 1\nb: 2\na: 3\n", 3, "Duplicate"),
                    text("an inner key twice", "a:\n  b: 2\n  b: 3\n", 3, "Duplicate"),
                    text("an alias", "a: &x 1\nb: *x\n", 2, "an alias"),
                    text("an alias bomb", bomb(), 2, "an alias"),
                    text("an unknown alias", "a: *x\n", 1, "alias"),
                    text("two documents", "a: 1\n---\na: 2\n", 3, "a second document"),
                    text("Windows lines", "a: 1\r\nb: [1\r\n", 2, "expected"),
                    text("a byte order mark", "\uFEFFa: 1\nb: [1\n", 2, "expected"),
                    text("too much", "# " + "x".repeat(3 << 20) + "\na: 1\n", 0, "larger than"),
                    text("too deep", "a: " + "[".repeat(100_000), 0, "nesting"));

    private static BrokenFile text(String name, String text, int line, String fact) {
        return new BrokenFile(name, text, StandardCharsets.UTF_8, line, fact);
    }

    private static String bytes() {
        StringBuilder text = new StringBuilder();
        for (char each = 0; each < 256; each++) {
            text.append(each);
        }
        return text.toString();
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return text.toString();
    }

    public byte[] content() {
        return text.getBytes(charset);
    }

    public Path writeTo(Path folder) throws IOException {
        return Files.write(folder.resolve("broken.yaml"), content());
    }

    /// How a message about it must begin.
    public String begin(Path file) {
        return line > 0 ? file + ", line " + line + ": " : file + "";
    }

    @Override
    public String toString() {
        return name;
    }
}
