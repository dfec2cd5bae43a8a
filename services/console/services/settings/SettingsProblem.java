package console.services.settings;

import java.nio.file.Path;

/// What is wrong with the settings' file.
///
/// @param line 0 where it is not about a line
/// @param detail the fact as the system says it; for an unknown key the key
public record SettingsProblem(Path file, int line, Kind kind, String detail) {
    public enum Kind {
        /// A key that no version knows.
        UNKNOWN_KEY,
        /// Not YAML, or a value of the wrong type.
        MALFORMED,
        /// The file is there and cannot be opened.
        UNREADABLE,
        UNWRITABLE
    }
}
