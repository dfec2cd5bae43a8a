package console.services.address;

import java.util.List;
import java.util.Locale;

/// What becomes of a row of the address table; the first that holds, in this order.
public enum Verdict {
    DUPLICATE_IP,
    DUPLICATE_MAC,
    DIFFERS,
    OUTSIDE_VLAN,
    INSIDE_POOL,
    UNDECLARED,
    SILENT,
    NOT_VERIFIED,
    AGREES;

    /// The word that `status` prints.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its place in the order: 0 is the worst.
    public int rank() {
        return List.of(values()).indexOf(this);
    }

    /// Whether somebody should look: everything but agrees and not verified.
    public boolean needsHand() {
        return this != AGREES && this != NOT_VERIFIED;
    }
}
