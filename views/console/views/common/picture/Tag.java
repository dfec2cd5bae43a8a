package console.views.common.picture;

/// What a shape is about.
///
/// @param id stable, such as `node/k3s-cp1`; shapes of one thing share it
public record Tag(String id, Freshness state) {
    public static final Tag NONE = new Tag("", Freshness.LIVE);
}
