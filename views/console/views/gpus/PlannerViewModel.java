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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Another layout for one card: the legal ones, the chosen one, and what it would mean. Lives with
/// the screen; JavaFX thread only.
final class PlannerViewModel {
    /// A card whose legal layouts are known.
    ///
    /// @param assumed whether no source names its layout, so that the card is as somebody chose
    record Target(Node node, Node.Card card, MigCard kind, boolean assumed) {
        String key() {
            return node.name() + "/" + card.index();
        }
    }

    static final SortedMap<String, Integer> EMPTY =
            Collections.unmodifiableSortedMap(new TreeMap<>());
    static final SortedMap<String, Integer> WHOLE =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("whole", 1)));

    private static final List<Node.Slot> NONE = List.of();

    private final GpusViewModel gpus;
    private final StringProperty card = new SimpleStringProperty("");
    private final BooleanProperty partial = new SimpleBooleanProperty();
    private final BooleanProperty doubles = new SimpleBooleanProperty();
    private final ObjectProperty<SortedMap<String, Integer>> counts =
            new SimpleObjectProperty<>(new TreeMap<>());
    private final Map<String, MigCombinations> known = new HashMap<>();
    private final Map<String, SortedMap<String, Integer>> assumptions = new HashMap<>();

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
            List<Target> named = all.stream().filter(each -> !each.assumed()).toList();
            Target first = named.isEmpty() ? all.getFirst() : named.getFirst();
            card.set(
                    named.stream()
                            .filter(each -> each.card().mig())
                            .findFirst()
                            .orElse(first)
                            .key());
        }
    }

    /// Every card that can be planned for, in order.
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Node node : gpus.snapshotProperty().get().nodes().known().orElse(List.of())) {
            Optional<List<Node.Card>> named = gpu(node).cards().known();
            for (Node.Card each : named.orElseGet(() -> assumed(node))) {
                MigPlan.kind(node, each)
                        .ifPresent(
                                kind -> targets.add(new Target(node, each, kind, named.isEmpty())));
            }
        }
        return targets;
    }

    /// As many cards as the node says, or as are declared; each as somebody chose, else empty.
    private List<Node.Card> assumed(Node node) {
        String label = node.row().labels().getOrDefault("nvidia.com/gpu.count", "");
        Integer expected = gpu(node).expected();
        int count = label.matches("\\d{1,2}") ? Integer.parseInt(label) : 0;
        return IntStream.range(0, expected == null ? count : expected)
                .mapToObj(index -> assumed(node, index))
                .toList();
    }

    private Node.Card assumed(Node node, int index) {
        List<Node.Slot> slots = new ArrayList<>();
        SortedMap<String, Integer> counts =
                assumptions.getOrDefault(node.name() + "/" + index, EMPTY);
        counts.forEach(
                (profile, count) ->
                        slots.addAll(
                                Collections.nCopies(
                                        count,
                                        new Node.Slot(
                                                profile,
                                                "",
                                                Node.SlotState.UNKNOWN,
                                                null,
                                                null,
                                                null))));
        String product = gpu(node).product();
        boolean mig = !counts.equals(WHOLE);
        Node.Vitals none = Node.Vitals.NONE;
        return new Node.Card(index, product, mig, "", "assumed", slots, none, null);
    }

    /// What a card can be assumed to be: empty, whole, or cut in a legal way.
    List<SortedMap<String, Integer>> assumable() {
        List<SortedMap<String, Integer>> all = new ArrayList<>(List.of(EMPTY, WHOLE));
        target().ifPresent(each -> all.addAll(combinations(each.kind()).feasible()));
        return all;
    }

    /// The slots by profile that the card is assumed to have.
    SortedMap<String, Integer> assumption() {
        return assumptions.getOrDefault(card.get(), EMPTY);
    }

    /// `mig-1g.5gb 7 / 14`: what all cards of the node would come to as they are assumed, of what
    /// it has; empty where it is the same.
    String differs() {
        SortedMap<String, Long> come = new TreeMap<>();
        String node = target().map(each -> each.node().name()).orElse("");
        for (Target each : targets()) {
            for (Node.Slot slot : each.node().name().equals(node) ? each.card().slots() : NONE) {
                String resource =
                        each.kind()
                                .profile(slot.profile())
                                .map(MigProfile::resource)
                                .orElse("nvidia.com/gpu");
                come.merge(resource, 1L, Long::sum);
            }
        }
        SortedMap<String, Long> has = new TreeMap<>();
        target().stream()
                .flatMap(each -> gpu(each.node()).resources().stream())
                .forEach(each -> has.merge(each.name(), each.capacity(), Long::sum));
        SortedSet<String> names = new TreeSet<>(come.keySet());
        names.addAll(has.keySet());
        return names.stream()
                .filter(name -> !come.getOrDefault(name, 0L).equals(has.getOrDefault(name, 0L)))
                .map(
                        name ->
                                name.replace("nvidia.com/", "")
                                        + " "
                                        + come.getOrDefault(name, 0L)
                                        + " / "
                                        + has.getOrDefault(name, 0L))
                .collect(Collectors.joining(", "));
    }

    void assume(SortedMap<String, Integer> slots) {
        assumptions.put(card.get(), slots);
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
        Reading<?> basis =
                target.get().assumed() ? now.nodes() : now.nodes().then(_ -> gpu(node).cards());
        return basis.then(_ -> now.inUse())
                .map(inUse -> inUse.getOrDefault(node.name(), Amounts.NONE))
                .map(inUse -> MigPlan.of(node, target.get().card(), after, inUse));
    }

    /// Who would have to leave: all that hold a device of the node, of whichever card.
    Reading<List<Node.Holder>> leaving() {
        return target().map(each -> gpu(each.node()).holders())
                .orElseGet(() -> Reading.absent(Reason.GONE, card.get(), ""));
    }
}
