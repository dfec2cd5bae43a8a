package console.services.gpu;

import console.services.gpu.HeadroomTable.Offer;
import console.services.gpu.MigLayout.Placement;
import console.services.resource.Amounts;
import console.services.resource.NaturalOrder;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow.Profile;
import console.services.topology.Node;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What another layout of one card would mean for its node. It plans and changes nothing. All pods
/// that hold a device of the node leave first: the MIG manager evicts none, and a device in use
/// makes the change fail.
///
/// @param now the card's instances by profile; none for a card that is whole or has none yet
/// @param whole whether it is not in MIG mode, so that it counts as one GPU
/// @param offer of the node as it is
/// @param inUse what the pods that hold a device request, and so leave behind
public record MigPlan(
        MigCard kind,
        SortedMap<String, Integer> now,
        boolean whole,
        MigLayout after,
        Offer offer,
        Amounts inUse) {

    private static final String DEVICE = "nvidia.com/";
    private static final String GPU = DEVICE + "gpu";

    /// How many of a resource the node offers, for all its cards.
    public record Change(String resource, long now, long after) {}

    /// How many sessions of a profile fit, alone, once nobody holds a device of the node.
    public record Room(Profile profile, HeadroomTable.Row now, HeadroomTable.Row after) {}

    public MigPlan {
        now = Collections.unmodifiableSortedMap(new TreeMap<>(now));
    }

    /// @param inUse as `GpuSnapshot` has it for the node
    public static MigPlan of(Node node, Node.Card card, MigLayout after, Amounts inUse) {
        SortedMap<String, Integer> now = new TreeMap<>();
        if (card.mig()) {
            card.slots().forEach(slot -> now.merge(slot.profile(), 1, Integer::sum));
        }
        Offer offer = HeadroomTable.Offer.of(node);
        return new MigPlan(after.card(), now, !card.mig(), after, offer, inUse);
    }

    /// The kind of a node's card; empty where its legal layouts are not known.
    public static Optional<MigCard> kind(Node node, Node.Card card) {
        String label = node.row().labels().getOrDefault("nvidia.com/gpu.memory", "");
        return MigCard.of(card.product(), label.matches("\\d{1,9}") ? Long.parseLong(label) : 0);
    }

    /// A layout with the counts of now, to be drawn: no source tells the real places. Empty where
    /// there are no instances, or where no layout has these counts.
    public Optional<MigLayout> drawn() {
        return now.isEmpty() ? Optional.empty() : MigLayout.of(kind, now);
    }

    /// Whether the card already has these counts.
    public boolean nothingToDo() {
        return !whole && now.equals(after.counts());
    }

    /// In which order to create the instances: larger ones first, since a small one in a wrong
    /// place would block them.
    public List<Placement> order() {
        return after.placements().stream()
                .sorted(
                        Comparator.comparingInt((Placement each) -> each.profile().memory())
                                .thenComparingInt(each -> each.profile().compute())
                                .reversed()
                                .thenComparingInt(Placement::start))
                .toList();
    }

    /// What the node would offer.
    public Amounts offered() {
        Map<String, BigDecimal> amounts = new HashMap<>(offer.allocatable().byName());
        now.forEach((profile, count) -> add(amounts, resource(profile), -count));
        if (whole) {
            add(amounts, GPU, -1);
        }
        after.counts().forEach((profile, count) -> add(amounts, resource(profile), count));
        // A device that is unhealthy now is among the card's, but not among what is allocatable.
        amounts.replaceAll((_, amount) -> amount.max(BigDecimal.ZERO));
        return Amounts.of(amounts);
    }

    private static void add(Map<String, BigDecimal> amounts, String resource, int count) {
        amounts.merge(resource, BigDecimal.valueOf(count), BigDecimal::add);
    }

    private String resource(String profile) {
        return kind.profile(profile).map(MigProfile::resource).orElse(DEVICE + "mig-" + profile);
    }

    /// Every device resource that the node offers before or after.
    public List<Change> changes() {
        Amounts later = offered();
        NavigableSet<String> names = new TreeSet<>(NaturalOrder.NAMES);
        names.addAll(offer.allocatable().byName().keySet());
        names.addAll(later.byName().keySet());
        return names.stream()
                .filter(name -> name.startsWith(DEVICE))
                .map(
                        name ->
                                new Change(
                                        name,
                                        offer.allocatable().get(name).longValue(),
                                        later.get(name).longValue()))
                .filter(change -> change.now() > 0 || change.after() > 0)
                .toList();
    }

    /// The declared profiles that take a device of this node, before or after.
    public List<Room> room(List<Profile> profiles, SessionModel model) {
        Offer before = freed(offer.allocatable());
        Offer later = freed(offered());
        List<Room> rooms = new ArrayList<>();
        for (Profile profile : profiles) {
            HeadroomTable.Row now = HeadroomTable.on(profile, before, model);
            HeadroomTable.Row then = HeadroomTable.on(profile, later, model);
            boolean never =
                    now.limitedBy().contains("not-offered")
                            && then.limitedBy().contains("not-offered");
            if (!never) {
                rooms.add(new Room(profile, now, then));
            }
        }
        return List.copyOf(rooms);
    }

    /// The node without those who hold a device, and open again: a change begins with a cordon.
    private Offer freed(Amounts allocatable) {
        return new Offer(
                offer.node(),
                offer.state(),
                false,
                offer.taints(),
                allocatable,
                offer.requested().minus(inUse));
    }
}
