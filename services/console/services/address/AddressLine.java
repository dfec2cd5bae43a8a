package console.services.address;

import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One machine or address of the table.
///
/// @param name of the machine; the address itself where nothing names it
/// @param declared null where the inventory has nothing, as the other two for theirs
/// @param verdict null without an inventory
/// @param facts on which the verdict rests, in words
public record AddressLine(
        String name,
        @Nullable Declared declared,
        @Nullable String kubernetes,
        @Nullable NeighbourRow seen,
        @Nullable Verdict verdict,
        List<String> facts) {

    /// @param node whether it is to be a node of Kubernetes
    public record Declared(String name, String address, String mac, boolean node) {}

    public AddressLine {
        facts = List.copyOf(facts);
    }
}
