package console.services.file;

import org.jspecify.annotations.Nullable;

/// A file that cannot be used. The message is one line: the file, the line where there is one, the
/// fact, the next step. It holds no values of the file, because they may be secrets.
public final class FileException extends Exception {
    public enum Kind {
        /// There is no such file.
        MISSING,
        /// It is there and cannot be opened, or is no text of a bearable size.
        UNREADABLE,
        MALFORMED,
        /// A key that no version knows.
        UNKNOWN_KEY
    }

    private final Kind kind;
    private final int line;
    private final String detail;

    /// @param line 0 where it is not about a line
    /// @param detail the fact; for an unknown key the key
    FileException(
            Kind kind,
            String origin,
            int line,
            String detail,
            String next,
            @Nullable Throwable cause) {
        super(
                "%s%s: %s; %s"
                        .formatted(
                                origin,
                                line > 0 ? ", line " + line : "",
                                kind == Kind.UNKNOWN_KEY ? "unknown key “" + detail + "”" : detail,
                                next),
                cause);
        this.kind = kind;
        this.line = line;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    /// 0 where it is not about a line.
    public int line() {
        return line;
    }

    /// The fact; for an unknown key the key.
    public String detail() {
        return detail;
    }
}
