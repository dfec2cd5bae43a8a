package console.app;

import console.services.address.AddressProjection;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Feed;
import console.services.fact.Projection;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.fleet.FleetProjection;
import console.services.fleet.FleetSnapshot;
import console.services.gpu.GpuProjection;
import console.services.gpu.GpuSnapshot;
import console.services.resource.NodeState;
import console.services.session.ClusterView;
import console.services.topology.Node;
import console.services.topology.TopologyProjection;
import console.services.topology.TopologySnapshot;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One topic of `status`: where its snapshot comes from, what is printed of it, and whether it
/// needs a hand.
///
/// @param main the part that the topic's main statement is made in
/// @param value null when nothing at all is known
record StatusTopic<S>(
        Projection<S> projection,
        Function<ClusterView, Feed<S>> feed,
        Function<S, Reading<?>> main,
        Function<S, @Nullable ObjectNode> value,
        Predicate<S> needsHand) {

    static final List<StatusTopic<?>> ALL =
            List.of(
                    new StatusTopic<>(
                            new TopologyProjection(),
                            ClusterView::topology,
                            TopologySnapshot::nodes,
                            TopologyJson::value,
                            StatusTopic::nodeNeedsHand),
                    new StatusTopic<>(
                            new GpuProjection(),
                            ClusterView::gpus,
                            GpuSnapshot::nodes,
                            GpuJson::value,
                            StatusTopic::gpuNeedsHand),
                    new StatusTopic<>(
                            new AddressProjection(),
                            ClusterView::addresses,
                            AddressSnapshot::kubernetes,
                            AddressJson::value,
                            StatusTopic::addressNeedsHand),
                    new StatusTopic<>(
                            new FleetProjection(),
                            ClusterView::fleet,
                            FleetSnapshot::bundles,
                            FleetJson::value,
                            StatusTopic::fleetNeedsHand));

    String name() {
        return projection.topic();
    }

    static StatusTopic<?> of(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
    }

    static List<String> names() {
        return ALL.stream().map(StatusTopic::name).toList();
    }

    /// Required ones first, each by name.
    List<Source<?>> sources() {
        return projection.sources().stream()
                .sorted(
                        Comparator.comparing((Source<?> each) -> !isRequired(each))
                                .thenComparing(Source::name))
                .toList();
    }

    boolean reads(Source<?> source) {
        return projection.sources().contains(source);
    }

    boolean isRequired(Source<?> source) {
        return projection.required().contains(source);
    }

    @Nullable ObjectNode value(ClusterView view) {
        return value.apply(feed.apply(view).latest());
    }

    /// Why its snapshot could not be made although its sources are there; else null.
    @Nullable Why broken(ClusterView view) {
        return main.apply(feed.apply(view).latest()) instanceof Reading.Absent<?>(Why why)
                        && why.reason() == Reason.BAD_DATA
                        && why.item().equals(name())
                ? why
                : null;
    }

    boolean needsHand(ClusterView view) {
        return needsHand.test(feed.apply(view).latest());
    }

    private static boolean nodeNeedsHand(TopologySnapshot snapshot) {
        return snapshot.nodes().known().stream()
                .flatMap(List::stream)
                .anyMatch(node -> node.state().needsHand());
    }

    private static boolean gpuNeedsHand(GpuSnapshot snapshot) {
        return snapshot.nodes().known().stream()
                .flatMap(List::stream)
                .anyMatch(
                        node ->
                                node.state() == NodeState.DEGRADED_GPU
                                        || Stream.ofNullable(node.gpu())
                                                .flatMap(gpu -> gpu.resources().stream())
                                                .mapToLong(Node.Resource::unhealthy)
                                                .anyMatch(pieces -> pieces > 0));
    }

    private static boolean addressNeedsHand(AddressSnapshot snapshot) {
        return snapshot.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.verdict()))
                .anyMatch(Verdict::needsHand);
    }

    private static boolean fleetNeedsHand(FleetSnapshot snapshot) {
        return snapshot.bundles().known().stream()
                .flatMap(bundles -> bundles.all().stream())
                .anyMatch(bundle -> bundle.state().needsHand());
    }
}
