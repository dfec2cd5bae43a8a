package console.services.fact;

/// A reason with its facts.
///
/// @param item what it is about, as the cluster spells it: `pods`, `10.21.0.35:6443`
/// @param detail the fact in the words of whoever said it, without secrets; may be empty
public record Why(Reason reason, String item, String detail) {
    public static Why notLoaded(String item) {
        return new Why(Reason.NOT_LOADED, item, "");
    }

    public static Why notConfigured(String item, String detail) {
        return new Why(Reason.NOT_CONFIGURED, item, detail);
    }

    /// One English line for scripts and logs; screens have their own words.
    public String message() {
        return detail.isEmpty() ? item : item + ": " + detail;
    }
}
