package console.views.overview.picture;

import static console.views.overview.picture.TestingTopology.address;
import static console.views.overview.picture.TestingTopology.each;
import static console.views.overview.picture.TestingTopology.live;
import static console.views.overview.picture.TestingTopology.old;
import static console.views.overview.picture.TestingTopology.plan;
import static console.views.overview.picture.TestingTopology.refused;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.Route;

import java.util.List;

/// The plan's cluster with one thing about it that is not as it should be.
final class TestingStates {
    private TestingStates() {}

    static TopologySnapshot undeclared() {
        return new TestingParts(plan())
                .declared(Reading.absent(Reason.NOT_CONFIGURED, "inventory", "none declared"))
                .snapshot();
    }

    static TopologySnapshot withAnnouncers(List<String> nodes) {
        return new TestingParts(plan()).addresses(live(List.of(address(nodes)))).snapshot();
    }

    static TopologySnapshot withoutControllers() {
        return new TestingParts(plan()).controllers(refused("pods")).snapshot();
    }

    /// No controller and no endpoint is ready.
    static TopologySnapshot unready() {
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .controllers(
                        each(
                                s.controllers(),
                                c -> new Controller(c.node(), c.namespace(), c.pod(), false)))
                .routes(each(s.routes(), TestingStates::down))
                .snapshot();
    }

    private static Route down(Route route) {
        return new Route(
                route.host(),
                true,
                route.namespace(),
                route.service(),
                null,
                live(new Endpoints(0, 1)));
    }

    static TopologySnapshot withoutNode(String name) {
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .nodes(
                        s.nodes()
                                .map(
                                        all ->
                                                all.stream()
                                                        .filter(node -> !node.name().equals(name))
                                                        .toList()))
                .snapshot();
    }

    static TopologySnapshot withoutDevices() {
        Reading<List<Node.Card>> none = Reading.absent(Reason.NOT_INSTALLED, "dcgm", "");
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .nodes(each(s.nodes(), node -> TestingNodes.withCards(node, none)))
                .snapshot();
    }

    /// One card with a slice for no profile, and others for a profile that does not fit.
    static TopologySnapshot mixed() {
        Reading<List<Node.Card>> cards =
                live(List.of(TestingNodes.card("3g.20gb", "1g.5gb", "1g.5gb")));
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .nodes(each(s.nodes(), node -> TestingNodes.withCards(node, cards)))
                .snapshot();
    }

    static TopologySnapshot oldDevices() {
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .nodes(
                        each(
                                s.nodes(),
                                node ->
                                        node.gpu() == null
                                                ? node
                                                : TestingNodes.withCards(
                                                        node, old(node.gpu().cards()))))
                .snapshot();
    }

    /// A cluster of that size in which one more node is cordoned.
    static TopologySnapshot withState(int servers, int workers, String name) {
        TopologySnapshot s = TestingTopology.of(servers, workers);
        return new TestingParts(s)
                .nodes(
                        each(
                                s.nodes(),
                                node ->
                                        node.name().equals(name)
                                                ? TestingNodes.cordoned(node)
                                                : node))
                .snapshot();
    }
}
