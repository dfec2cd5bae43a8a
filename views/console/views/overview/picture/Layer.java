package console.views.overview.picture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What can be switched off; tiles keep their place.
public enum Layer {
    HARDWARE,
    NETWORK,
    TRAFFIC,
    GITOPS,
    STORAGE;

    public static final Set<Layer> USUAL = Set.of(HARDWARE, NETWORK, TRAFFIC);

    /// In the order in which one key goes through them.
    public static final List<Set<Layer>> SETS =
            Stream.concat(
                            Stream.of(USUAL, Set.copyOf(EnumSet.allOf(Layer.class))),
                            Stream.of(values()).map(Set::of))
                    .toList();
}
