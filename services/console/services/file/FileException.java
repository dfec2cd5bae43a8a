package console.services.file;

import org.jspecify.annotations.Nullable;

/// A file that cannot be used. The message is one line: the file, the line where there is one, the
/// fact, the next step. It holds no values of the file, because they may be secrets.
public final class FileException extends Exception {
    private final int line;
    private final String fact;

    /// @param line 0 where it is not about a line
    FileException(String origin, int line, String fact, String next, @Nullable Throwable cause) {
        super(
                "%s%s: %s; %s".formatted(origin, line > 0 ? ", line " + line : "", fact, next),
                cause);
        this.line = line;
        this.fact = fact;
    }

    /// 0 where it is not about a line.
    public int line() {
        return line;
    }

    public String fact() {
        return fact;
    }
}
