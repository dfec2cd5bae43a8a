package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What one round of looking said of an address: its entry in the looker's neighbour table (`ip
/// neigh`), and who answered when it was asked (`arping`, or only `ping`).
///
/// @param macs who answered the probe, without one whom the table names; lower case; none: it was
///   asked and nobody answered. Several: so many machines claim the address
/// @param by who looked
/// @param state of the entry as the kernel spells it, `ITSELF` for the looker's own address; null
///   without an entry
/// @param probe null where only the table was read
public record NeighbourRow(
        String address, List<String> macs, String by, @Nullable String state, @Nullable Probe probe)
        implements Row {
    public static final String ITSELF = "ITSELF";

    /// The program to whose broadcast every machine that has the address answers.
    public static final String ARPING = "arping";

    /// @param answered of the requests that were `sent`, how many brought any answer
    /// @param millis the quickest answer; null without one
    public record Probe(String program, int sent, int answered, @Nullable Double millis) {

        /// Whether it says the same but for a time that neither doubled nor halved.
        private boolean jittersFrom(Probe before) {
            return millis != null
                    && before.millis != null
                    && millis <= 2 * before.millis
                    && before.millis <= 2 * millis
                    && new Probe(program, sent, answered, before.millis).equals(before);
        }
    }

    public NeighbourRow {
        macs = List.copyOf(macs);
    }

    /// The row of the round before where this one differs from it by no more than the jitter of the
    /// answer's time, else this one.
    public NeighbourRow steadied(@Nullable NeighbourRow before) {
        return before != null
                        && probe != null
                        && before.probe != null
                        && probe.jittersFrom(before.probe)
                        && new NeighbourRow(address, macs, by, state, before.probe).equals(before)
                ? before
                : this;
    }

    /// The same with its address spelled so.
    public NeighbourRow at(String spelled) {
        return spelled.equals(address) ? this : new NeighbourRow(spelled, macs, by, state, probe);
    }

    @Override
    public String key() {
        return address;
    }

    /// Whether somebody was there just now; an entry that is `STALE` only remembers somebody.
    public boolean confirmed() {
        return !macs.isEmpty()
                && (probe != null || "REACHABLE".equals(state) || ITSELF.equals(state));
    }

    /// Whether a second machine with this address would have been seen.
    public boolean showsDuplicates() {
        return macs.size() > 1 || (probe != null && probe.program().equals(ARPING));
    }
}
