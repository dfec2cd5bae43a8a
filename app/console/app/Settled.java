package console.app;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.row.Sources;
import console.services.session.ClusterView;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;

import java.util.List;
import java.util.stream.Stream;

/// Whether every source has answered, with rows or with a refusal, and the snapshot holds what they
/// said: sources are ahead of snapshots by the store's rhythm.
final class Settled {
    private Settled() {}

    static boolean settled(ClusterView view) {
        SourceStatus nodes = view.status(Sources.NODES);
        boolean noNodes = nodes.settled() && nodes.state() == SourceStatus.State.ABSENT;
        List<Source<?>> hopeless =
                noNodes ? List.of(Sources.INVENTORY, Sources.DEVICES) : List.of();
        return StatusReport.SOURCES.stream()
                        .filter(source -> !hopeless.contains(source))
                        .allMatch(source -> view.status(source).settled())
                && readings(view.topology().latest(), noNodes).noneMatch(Settled::notLoaded);
    }

    private static boolean notLoaded(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?> _, Reading.Stale<?> _ -> false;
            case Reading.Absent<?> absent -> absent.why().reason() == Reason.NOT_LOADED;
        };
    }

    /// Where nodes cannot be read, nobody will find devices or decide about the inventory.
    private static Stream<Reading<?>> readings(TopologySnapshot snapshot, boolean noNodes) {
        Stream<Reading<?>> parts =
                Stream.of(
                        snapshot.nodes(),
                        snapshot.addresses(),
                        snapshot.controllers(),
                        snapshot.routes(),
                        snapshot.storage(),
                        snapshot.bundles(),
                        snapshot.waiting(),
                        snapshot.lastSnapshot(),
                        snapshot.nextExpiry());
        Stream<Reading<?>> inventory = noNodes ? Stream.empty() : Stream.of(snapshot.declared());
        return Stream.of(parts, inventory, inner(snapshot)).flatMap(each -> each);
    }

    private static Stream<Reading<?>> inner(TopologySnapshot snapshot) {
        Stream<Reading<?>> nodes =
                snapshot.nodes().known().stream()
                        .flatMap(List::stream)
                        .flatMap(node -> Stream.concat(Stream.of(node.use()), cards(node)));
        Stream<Reading<?>> addresses =
                snapshot.addresses().known().stream()
                        .flatMap(List::stream)
                        .flatMap(address -> Stream.of(address.announcer(), address.pool()));
        Stream<Reading<?>> routes =
                snapshot.routes().known().stream()
                        .flatMap(List::stream)
                        .map(TopologySnapshot.Route::endpoints);
        Stream<Reading<?>> volumes =
                snapshot.storage().known().stream().map(TopologySnapshot.Storage::pinned);
        return Stream.of(nodes, addresses, routes, volumes).flatMap(each -> each);
    }

    private static Stream<Reading<?>> cards(Node node) {
        Node.Gpu gpu = node.gpu();
        return gpu == null ? Stream.empty() : Stream.of(gpu.cards());
    }
}
