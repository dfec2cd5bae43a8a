package console.services.row;

import console.services.fact.Row;

import java.util.List;

/// A MetalLB IPAddressPool; ranges as it spells them (`a-b` or CIDR).
public record PoolRow(String namespace, String name, List<String> ranges, boolean autoAssign)
        implements Row {
    public PoolRow {
        ranges = List.copyOf(ranges);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
