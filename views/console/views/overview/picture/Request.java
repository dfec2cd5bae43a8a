package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.session.LinkState;
import console.services.topology.TopologySnapshot;
import console.views.common.Texts;
import console.views.common.picture.Measure;

import java.time.Instant;
import java.util.Set;

/// Everything that the picture depends on.
///
/// @param bundles as the Fleet screen has them
/// @param width of the page at 100 %
/// @param zoom what is left out below 150 % is drawn from there on
public record Request(
        double width,
        double height,
        TopologySnapshot snapshot,
        Reading<Bundles> bundles,
        LinkState link,
        Set<Layer> layers,
        double zoom,
        Instant now,
        Texts words,
        Measure measure) {
    public Request {
        layers = Set.copyOf(layers);
    }

    boolean shows(Layer layer) {
        return layers.contains(layer);
    }
}
