package console.services.topology;

import console.services.fleet.BundleFold;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleRow;
import console.services.topology.TopologySnapshot.BundleMark;

import java.util.Collection;
import java.util.List;

/// Fleet's bundles as marks, in the words of the Fleet topic.
final class BundleMarks {
    private BundleMarks() {}

    static List<BundleMark> of(
            Collection<BundleRow> bundles, Collection<BundleDeploymentRow> deployments) {
        return new BundleFold(bundles, deployments)
                .bundles().stream()
                        .map(
                                bundle ->
                                        new BundleMark(
                                                bundle.namespace(),
                                                bundle.name(),
                                                bundle.title(),
                                                bundle.state(),
                                                bundle.dependsOn()))
                        .toList();
    }
}
