package console.services.row;

import console.services.fact.Row;

import java.util.List;

/// What one round of a probe or a neighbour table said of an address.
///
/// @param macs who answered, lower case; none: it was asked and stayed silent
/// @param by who looked
public record NeighbourRow(String address, List<String> macs, String by) implements Row {
    public NeighbourRow {
        macs = List.copyOf(macs);
    }

    @Override
    public String key() {
        return address;
    }
}
