package console.services.address;

import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One machine or address of the table.
///
/// @param name of the machine; the address itself where nothing names it
/// @param declared null where the inventory has nothing, as the others for theirs
/// @param kubernetes its first InternalIP, empty for a node that has none
/// @param answer what looking at its address brought, also that nobody answered
/// @param verdict null without an inventory
/// @param evidence on which the verdict rests
public record AddressLine(
        String name,
        @Nullable Declared declared,
        @Nullable String kubernetes,
        @Nullable NeighbourRow answer,
        @Nullable Verdict verdict,
        List<AddressFact> evidence) {

    /// What an address is for. A machine is a VM that is no node.
    public enum Role {
        SERVER,
        WORKER,
        MACHINE,
        ROUTER
    }

    /// @param mac may be empty
    public record Declared(String name, String address, String mac, Role role) {
        /// Whether it is to be a node of Kubernetes.
        public boolean node() {
            return role == Role.SERVER || role == Role.WORKER;
        }
    }

    public AddressLine {
        evidence = List.copyOf(evidence);
    }

    /// The answer where somebody gave one, else null.
    public @Nullable NeighbourRow seen() {
        return answer == null || answer.macs().isEmpty() ? null : answer;
    }

    /// Whether somebody should look at it.
    public boolean needsHand() {
        return verdict != null && verdict.needsHand();
    }

    /// The evidence in English, as `status` prints it.
    public List<String> facts() {
        return evidence.stream().map(AddressFact::english).toList();
    }
}
