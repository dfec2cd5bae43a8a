package console.views.gpus;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.MigCard;
import console.services.gpu.MigCombinations;
import console.services.gpu.MigLayout;
import console.services.gpu.MigPlan;
import console.services.gpu.MigProfile;
import console.services.resource.Amounts;
import console.services.topology.Node;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Another layout for one card: the legal ones, the chosen one, and what it would mean. Lives with
/// the screen; JavaFX thread only.
final class PlannerViewModel {
    /// A card whose legal layouts are known.
    record Target(Node node, Node.Card card, MigCard kind) {
        String key() {
            return node.name() + "/" + card.index();
        }
    }

    private final GpusViewModel gpus;
    private final StringProperty card = new SimpleStringProperty("");
    private final BooleanProperty partial = new SimpleBooleanProperty();
    private final BooleanProperty doubles = new SimpleBooleanProperty();
    private final ObjectProperty<SortedMap<String, Integer>> counts =
            new SimpleObjectProperty<>(new TreeMap<>());
    private final Map<String, MigCombinations> known = new HashMap<>();

    PlannerViewModel(GpusViewModel gpus) {
        this.gpus = gpus;
        gpus.snapshotProperty().subscribe(this::chooseAny);
        chooseAny();
    }

    GpusViewModel gpus() {
        return gpus;
    }

    /// The key of the card, `NODE/INDEX`; empty where there is none to plan for.
    StringProperty cardProperty() {
        return card;
    }

    /// Whether layouts are listed that could take more.
    BooleanProperty partialProperty() {
        return partial;
    }

    /// Whether the profile with one compute and two memory slices is used.
    BooleanProperty doublesProperty() {
        return doubles;
    }

    /// The wanted counts by profile; empty before one is chosen.
    ObjectProperty<SortedMap<String, Integer>> countsProperty() {
        return counts;
    }

    private void chooseAny() {
        List<Target> all = targets();
        if (card.get().isEmpty() && !all.isEmpty()) {
            Target first =
                    all.stream().filter(each -> each.card().mig()).findFirst().orElse(all.get(0));
            card.set(first.key());
        }
    }

    /// Every card that can be planned for, in order.
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Node node : gpus.snapshotProperty().get().nodes().known().orElse(List.of())) {
            for (Node.Card each : gpu(node).cards().known().orElse(List.of())) {
                MigPlan.kind(node, each)
                        .ifPresent(kind -> targets.add(new Target(node, each, kind)));
            }
        }
        return targets;
    }

    private static Node.Gpu gpu(Node node) {
        return Objects.requireNonNull(node.gpu());
    }

    Optional<Target> target() {
        return targets().stream().filter(each -> each.key().equals(card.get())).findFirst();
    }

    /// The legal layouts of the card, each in the places to which most can still be added.
    List<MigLayout> layouts() {
        return target().map(Target::kind).stream()
                .flatMap(
                        kind -> {
                            MigCombinations all = combinations(kind);
                            return (partial.get() ? all.feasible() : all.maximal())
                                    .stream().flatMap(each -> all.layout(each).stream());
                        })
                .toList();
    }

    /// The few hundred layouts of a kind of card are tried once.
    private MigCombinations combinations(MigCard kind) {
        return known.computeIfAbsent(
                kind.name() + doubles.get(),
                _ ->
                        new MigCombinations(
                                kind,
                                kind.profiles().stream()
                                        .filter(each -> doubles.get() || !isDouble(each))
                                        .map(MigProfile::name)
                                        .filter(name -> !name.contains("+"))
                                        .toList()));
    }

    private static boolean isDouble(MigProfile profile) {
        return profile.compute() == 1 && profile.memory() == 2;
    }

    /// The name of the profile with double memory; empty where the card has none.
    Optional<String> doubleProfile() {
        return target().stream()
                .flatMap(each -> each.kind().profiles().stream())
                .filter(PlannerViewModel::isDouble)
                .map(MigProfile::name)
                .findFirst();
    }

    /// What the chosen layout means, as fresh as the worst of what it rests on.
    Reading<MigPlan> plan() {
        GpuSnapshot now = gpus.snapshotProperty().get();
        Optional<Target> target = target();
        if (target.isEmpty()) {
            return Reading.absent(Reason.GONE, card.get(), "");
        }
        Node node = target.get().node();
        MigLayout after =
                layouts().stream()
                        .filter(each -> each.counts().equals(counts.get()))
                        .findFirst()
                        .orElseGet(() -> MigLayout.empty(target.get().kind()));
        return now.nodes()
                .then(_ -> gpu(node).cards())
                .then(
                        _ ->
                                now.inUse()
                                        .map(
                                                inUse ->
                                                        MigPlan.of(
                                                                node,
                                                                target.get().card(),
                                                                after,
                                                                inUse.getOrDefault(
                                                                        node.name(),
                                                                        Amounts.NONE))));
    }

    /// Who would have to leave: all that hold a device of the node, of whichever card.
    Reading<List<Node.Holder>> leaving() {
        return target().map(each -> gpu(each.node()).holders())
                .orElseGet(() -> Reading.absent(Reason.GONE, card.get(), ""));
    }
}
