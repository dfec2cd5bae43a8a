package console.views.common.picture;

/// The three faces of the interface.
public enum Face {
    SANS("IBM Plex Sans", false),
    STRONG("IBM Plex Sans SemiBold", true),
    MONO("JetBrains Mono", false);

    private final String family;
    private final boolean strong;

    Face(String family, boolean strong) {
        this.family = family;
        this.strong = strong;
    }

    public String family() {
        return family;
    }

    public boolean strong() {
        return strong;
    }
}
