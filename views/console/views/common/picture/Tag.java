package console.views.common.picture;

/// What a shape is about.
///
/// @param id stable, such as `node/k3s-cp1`; shapes of one thing share it
/// @param text for a screen reader
public record Tag(String id, String text, Freshness state) {
    public static final Tag NONE = new Tag("", "", Freshness.LIVE);
}
