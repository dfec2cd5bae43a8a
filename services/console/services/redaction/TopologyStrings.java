package console.services.redaction;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.LastSnapshot;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.NextExpiry;
import console.services.topology.TopologySnapshot.Pinned;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.Storage;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.services.topology.TopologySnapshot.WaitingPod;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Applies a function to every string of a topology. It takes every record apart by hand, so a new
/// component does not compile until somebody has decided about it.
record TopologyStrings(UnaryOperator<String> function) {
    TopologySnapshot of(TopologySnapshot snapshot) {
        NodeStrings nodes = new NodeStrings(this);
        return new TopologySnapshot(
                snapshot.taken(),
                reading(snapshot.declared(), new InventoryStrings(this)::of),
                reading(snapshot.nodes(), all -> each(all, nodes::of)),
                reading(snapshot.machines(), all -> each(all, this::machine)),
                reading(snapshot.addresses(), all -> each(all, this::address)),
                reading(snapshot.controllers(), all -> each(all, this::controller)),
                reading(snapshot.routes(), all -> each(all, this::route)),
                reading(snapshot.storage(), this::storage),
                reading(snapshot.waiting(), all -> each(all, this::waiting)),
                reading(snapshot.lastSnapshot(), this::lastSnapshot),
                reading(snapshot.nextExpiry(), this::nextExpiry));
    }

    String text(String text) {
        return function.apply(text);
    }

    @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    List<String> texts(List<String> texts) {
        return each(texts, this::text);
    }

    static <T, U> List<U> each(List<T> all, Function<? super T, ? extends U> function) {
        return all.stream().<U>map(function).toList();
    }

    <T> Reading<T> reading(Reading<T> reading, Function<T, T> inner) {
        return switch (reading) {
            case Reading.Live<T>(T value, var source, var at) ->
                    new Reading.Live<>(inner.apply(value), text(source), at);
            case Reading.Stale<T>(T value, var source, var since, Why why) ->
                    new Reading.Stale<>(inner.apply(value), text(source), since, why(why));
            case Reading.Absent<T>(Why why) -> new Reading.Absent<>(why(why));
        };
    }

    private Why why(Why why) {
        return new Why(why.reason(), text(why.item()), text(why.detail()));
    }

    private Machine machine(Machine machine) {
        return new Machine(
                text(machine.name()),
                text(machine.kind()),
                text(machine.address()),
                reading(machine.answers(), answers -> answers));
    }

    private VirtualAddress address(VirtualAddress address) {
        return new VirtualAddress(
                text(address.address()),
                text(address.namespace()),
                text(address.service()),
                address.ingress(),
                reading(address.announcer(), all -> new Announcer(texts(all.nodes()))),
                reading(
                        address.pool(),
                        use -> new PoolUse(text(use.pool()), use.used(), use.size())));
    }

    private Controller controller(Controller controller) {
        return new Controller(
                text(controller.node()),
                text(controller.namespace()),
                text(controller.pod()),
                controller.ready());
    }

    private Route route(Route route) {
        return new Route(
                text(route.host()),
                route.declared(),
                orNull(route.namespace()),
                orNull(route.service()),
                orNull(route.tlsSecret()),
                reading(route.endpoints(), endpoints -> endpoints));
    }

    private Storage storage(Storage storage) {
        return new Storage(
                storage.bound(),
                storage.pending(),
                storage.lost(),
                reading(storage.nfs(), this::texts),
                reading(
                        storage.pinned(),
                        all ->
                                each(
                                        all,
                                        pinned ->
                                                new Pinned(
                                                        text(pinned.node()),
                                                        pinned.volumes(),
                                                        pinned.claimed()))));
    }

    private WaitingPod waiting(WaitingPod pod) {
        return new WaitingPod(
                text(pod.namespace()), text(pod.name()), orNull(pod.user()), text(pod.reason()));
    }

    private LastSnapshot lastSnapshot(LastSnapshot last) {
        return new LastSnapshot(text(last.node()), last.created(), last.usable());
    }

    private NextExpiry nextExpiry(NextExpiry next) {
        return new NextExpiry(text(next.namespace()), text(next.name()), next.notAfter());
    }
}
