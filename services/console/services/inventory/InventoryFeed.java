package console.services.inventory;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.row.InventoryRow;
import console.services.row.Sources;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Decides which inventory holds: the connection's own from the start; the shipped one only where
/// at least half of its node names exist.
public final class InventoryFeed {
    private final Optional<InventoryRow> own;
    private final Clock clock;
    private final Consumer<List<Fact>> store;
    private boolean decided;

    public InventoryFeed(Optional<InventoryRow> own, Clock clock, Consumer<List<Fact>> store) {
        this.own = own;
        this.clock = clock;
        this.store = store;
    }

    public void start() {
        own.ifPresent(row -> publish(row, String.join("; ", Inventory.remarks(row))));
    }

    /// Told the names of the cluster's nodes whenever they are known anew.
    public void nodes(Set<String> names) {
        if (own.isPresent() || decided || names.isEmpty()) {
            return;
        }
        InventoryRow shipped = Inventory.shipped();
        List<String> declared =
                shipped.machines().stream()
                        .filter(machine -> !machine.kind().equals("vm"))
                        .map(InventoryRow.Machine::name)
                        .toList();
        long found = declared.stream().filter(names::contains).count();
        decided = true;
        if (found * 2 >= declared.size()) {
            publish(
                    shipped,
                    "the shipped inventory is used: %d of %d node names exist"
                            .formatted(found, declared.size()));
        } else {
            Why why = new Why(Reason.NOT_CONFIGURED, "inventory", "no inventory declared");
            store.accept(List.of(new Fact.Lacking(Sources.INVENTORY, clock.instant(), why)));
        }
    }

    private void publish(InventoryRow row, String note) {
        store.accept(
                List.of(
                        new Fact.Listed(
                                Sources.INVENTORY, clock.instant(), List.of(row), 0, note)));
    }
}
