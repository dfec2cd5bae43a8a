package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.resource.BundleState;
import console.services.resource.NodeState;
import console.services.row.InventoryRow;
import console.services.row.InventoryRow.Profile;
import console.services.topology.Node;
import console.services.topology.Node.Resource;
import console.services.topology.Node.Use;
import console.services.topology.TopologySnapshot;
import console.views.common.Texts;
import console.views.common.picture.Freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// The seven figures above the picture; each is a reading of its own.
public final class Figures {
    /// @param value the number in words, or why there is none
    /// @param hint source and age
    public record Figure(
            String id, String label, String value, String remark, String hint, Freshness state) {}

    private final TopologySnapshot snapshot;
    private final Reading<Bundles> bundles;
    private final Instant now;
    private final Texts words;
    private final List<Profile> profiles;

    private Figures(TopologySnapshot snapshot, Reading<Bundles> bundles, Instant now, Texts words) {
        this.snapshot = snapshot;
        this.bundles = bundles;
        this.now = now;
        this.words = words;
        this.profiles = snapshot.declared().known().map(InventoryRow::profiles).orElse(List.of());
    }

    private record Value(String text, String remark, boolean problem) {}

    public static List<Figure> of(
            TopologySnapshot snapshot, Reading<Bundles> bundles, Instant now, Texts words) {
        return new Figures(snapshot, bundles, now, words).all();
    }

    private List<Figure> all() {
        return List.of(
                figure("ready", words.text("overview.figure.ready"), snapshot.nodes(), this::ready),
                figure(
                        "gpus",
                        words.text("overview.figure.gpus"),
                        snapshot.nodes(),
                        nodes -> held(nodes, name -> name.equals("nvidia.com/gpu"))),
                figure(
                        "slices",
                        words.text("overview.figure.slices"),
                        snapshot.nodes(),
                        nodes -> held(nodes, name -> name.startsWith("nvidia.com/mig-"))),
                figure(
                        "waiting",
                        words.text("overview.figure.waiting"),
                        snapshot.waiting(),
                        this::waiting),
                figure(
                        "bundles",
                        words.text("overview.figure.bundles"),
                        bundles,
                        known -> bundles(known.all())),
                figure(
                        "expiry",
                        words.text("overview.figure.expiry"),
                        snapshot.nextExpiry(),
                        this::expiry),
                figure(
                        "snapshot",
                        words.text("overview.figure.snapshot"),
                        snapshot.lastSnapshot(),
                        this::lastSnapshot));
    }

    private Value waiting(List<TopologySnapshot.WaitingPod> pods) {
        String remark = pods.isEmpty() ? "" : words.text("overview.figure.unplaced");
        return new Value(count(pods.size()), remark, false);
    }

    private Value expiry(TopologySnapshot.NextExpiry next) {
        Duration left = Duration.between(now, next.notAfter());
        return new Value(words.age(left), next.name(), left.isNegative());
    }

    private Value lastSnapshot(TopologySnapshot.LastSnapshot last) {
        String age = words.age(Duration.between(last.created(), now));
        return new Value(words.text("overview.figure.ago", age), last.node(), false);
    }

    private <T> Figure figure(
            String id, String label, Reading<T> reading, Function<T, Value> value) {
        String hint = words.hint(reading);
        return switch (reading) {
            case Reading.Live<T> live -> {
                Value v = value.apply(live.value());
                Freshness state = v.problem() ? Freshness.PROBLEM : Freshness.LIVE;
                yield new Figure(id, label, v.text(), v.remark(), hint, state);
            }
            case Reading.Stale<T> stale -> {
                Value v = value.apply(stale.value());
                yield new Figure(id, label, v.text(), v.remark(), hint, Freshness.STALE);
            }
            case Reading.Absent<T>(Why why) ->
                    new Figure(id, label, words.reason(why), "", hint, Freshness.ABSENT);
        };
    }

    private Value ready(List<Node> nodes) {
        long ready = nodes.stream().filter(n -> !Looks.lost(n.state())).count();
        long lost = nodes.size() - ready;
        long hands =
                nodes.stream()
                        .map(Node::state)
                        .filter(state -> state.needsHand() && !Looks.lost(state))
                        .filter(state -> state != NodeState.READY)
                        .count();
        String remark =
                lost > 0
                        ? words.text("overview.figure.lost", lost)
                        : hands > 0 ? words.text("overview.figure.degraded", hands) : "";
        return new Value(of(ready, nodes.size()), remark, lost > 0);
    }

    private Value held(List<Node> nodes, Predicate<String> wanted) {
        long all = 0;
        long held = 0;
        long unknown = 0;
        long beyond = 0;
        for (Node node : nodes) {
            List<Resource> resources = node.gpu() == null ? List.of() : node.gpu().resources();
            for (Resource resource : resources) {
                if (wanted.test(resource.name())) {
                    Long requested = resource.requested();
                    all += resource.allocatable();
                    if (requested == null || Looks.lost(node.state())) {
                        unknown += resource.allocatable();
                    } else {
                        held += requested;
                        beyond += beyond(node, resource);
                    }
                }
            }
        }
        if (all > 0 && unknown == all) {
            return new Value(words.text("overview.unknown"), count(all), false);
        }
        String remark =
                unknown > 0
                        ? words.text("overview.figure.unknown", unknown)
                        : beyond > 0 ? words.text("overview.figure.beyond", beyond) : "";
        return new Value(of(held, all), remark, false);
    }

    /// Old results are not worth a remark.
    private long beyond(Node node, Resource resource) {
        return node.use() instanceof Reading.Live<Use>(Use use, _, _)
                ? Reach.of(node, profiles).beyond().getOrDefault(resource.name(), 0L)
                : 0;
    }

    private Value bundles(List<Bundle> all) {
        long ready = all.stream().filter(b -> b.state() == BundleState.READY).count();
        long rest = all.size() - ready;
        return new Value(
                of(ready, all.size()),
                rest > 0 ? words.text("overview.figure.notReady", rest) : "",
                false);
    }

    private String of(long part, long all) {
        return words.text("overview.list.count", part, all);
    }

    private String count(long count) {
        return words.number((double) count, 0);
    }
}
