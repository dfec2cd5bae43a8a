package console.services.address;

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
        @Nullable Seen seen,
        @Nullable Verdict verdict,
        List<String> facts) {

    /// @param node whether it is to be a node of Kubernetes
    public record Declared(String name, String address, String mac, boolean node) {}

    /// What one round of a probe or a neighbour table said of an address.
    ///
    /// @param macs who answered; none: it was asked and stayed silent
    /// @param by who looked, for example `k3s-maint`
    public record Seen(String address, List<String> macs, String by) {
        public Seen {
            macs = macs.stream().map(mac -> mac.toLowerCase(java.util.Locale.ROOT)).toList();
        }
    }

    public AddressLine {
        facts = List.copyOf(facts);
    }
}
