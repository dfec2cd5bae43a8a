package console.views.common.picture;

/// The three faces of the interface.
public enum Face {
    SANS("IBM Plex Sans", "IBM Plex Sans, sans-serif"),
    STRONG("IBM Plex Sans SemiBold", "IBM Plex Sans, sans-serif"),
    MONO("JetBrains Mono", "JetBrains Mono, monospace");

    private final String family;
    private final String fallbacks;

    Face(String family, String fallbacks) {
        this.family = family;
        this.fallbacks = fallbacks;
    }

    /// As JavaFX names it.
    public String family() {
        return family;
    }

    /// As a file names it that is read where the font may be missing.
    String fallbacks() {
        return fallbacks;
    }

    boolean strong() {
        return this == STRONG;
    }
}
