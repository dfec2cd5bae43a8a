package console.services.fact;

/// Why something is not there. Closed: screens switch over it without `default`, so that no absence
/// is shown without its words.
public enum Reason {
    NOT_LOADED,
    /// No connection, or a body cut short.
    UNREACHABLE,
    TIMED_OUT,
    /// It answers, and refuses for now (429, 5xx).
    UNAVAILABLE,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_INSTALLED,
    NOT_CONFIGURED,
    /// There is no such object (any more).
    GONE,
    BAD_DATA;

    /// The word that `status` prints.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
