package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Rows;
import console.services.fleet.BundleFold;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleRow;
import console.services.row.Sources;
import console.services.topology.TopologySnapshot.BundleMark;

import java.util.Collection;
import java.util.List;

/// Fleet's bundles as marks, in the words of the Fleet topic.
final class BundleMarks {
    private BundleMarks() {}

    /// As old as the older of the two sources that it is made of.
    static Reading<List<BundleMark>> reading(Rows rows) {
        Reading<List<BundleMark>> marks =
                rows.read(Sources.BUNDLES, all -> of(all, rows.all(Sources.BUNDLE_DEPLOYMENTS)));
        return rows.status(Sources.BUNDLE_DEPLOYMENTS).judged(marks);
    }

    private static List<BundleMark> of(
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
