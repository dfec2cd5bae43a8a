package console.services.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A program with its arguments. The one place where words become a line for a remote shell.
public record Program(List<String> words) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%_+=:,./-]+");
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    public Program {
        words = List.copyOf(words);
        if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("no program");
        }
    }

    public static Program of(String... words) {
        return new Program(List.of(words));
    }

    /// The same on a node, through the machine's own `ssh`, which never asks.
    public Program on(String node) {
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException("not a node: " + node);
        }
        List<String> far = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes"));
        far.addAll(List.of("-o", "ConnectTimeout=5", "--", node, line()));
        return new Program(far);
    }

    /// For the shell of the machine: any word reaches the program as it is.
    String line() {
        return words.stream().map(Program::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return line();
    }
}
