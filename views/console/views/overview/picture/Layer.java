package console.views.overview.picture;

/// What can be switched off; tiles keep their place.
public enum Layer {
    HARDWARE,
    NETWORK,
    TRAFFIC,
    GITOPS,
    STORAGE
}
