package console.services.session;

import console.services.fact.Reading;
import console.services.fleet.WhyChain.Link;
import console.services.row.EventRow;
import console.services.row.PodRow;

import java.util.List;

/// Whole objects, fetched when somebody opens them. These calls block: virtual threads only. They
/// never throw for what a cluster answers; the reading says why there is nothing.
public interface Objects {
    /// The object as YAML without managed fields; values of a Secret are left out.
    ///
    /// @param resource its group and plural: `nodes`, `pods`, `bundles.fleet.cattle.io`; or the
    ///   kind of what Fleet names: `Deployment`
    /// @param namespace empty for a cluster-scoped kind
    Reading<String> yaml(String resource, String namespace, String name);

    /// Events about an object, newest first.
    Reading<List<EventRow>> events(String kind, String namespace, String name);

    /// From an object that is not ready down to what its worst pod and its newest events say.
    List<Link> below(String kind, String namespace, String name);

    /// Pods of a node from what the session already holds.
    Reading<List<PodRow>> podsOf(String node);

    /// Pods whose name, namespace or user contains `part` (lower case), from what the session
    /// already holds: the first of them, and how many there are.
    ///
    /// @param users whether only their Jupyter users are compared, so that other pods are left out
    Reading<PodsFound> pods(String part, boolean users, int most);

    record PodsFound(List<PodRow> first, int matching, int all) {
        public PodsFound {
            first = List.copyOf(first);
        }
    }
}
