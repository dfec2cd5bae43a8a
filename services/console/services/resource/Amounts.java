package console.services.resource;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Amounts by resource name (`cpu` in cores, `memory` and `ephemeral-storage` in bytes, `pods` and
/// extended resources in pieces), exact. A name that is missing counts as zero.
public record Amounts(SortedMap<String, BigDecimal> byName) {
    public static final Amounts NONE = new Amounts(Collections.emptySortedMap());

    public Amounts {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static Amounts of(Map<String, BigDecimal> byName) {
        return byName.isEmpty() ? NONE : new Amounts(new TreeMap<>(byName));
    }

    public BigDecimal get(String name) {
        return byName.getOrDefault(name, BigDecimal.ZERO);
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Amounts plus(Amounts other) {
        if (other.byName.isEmpty()) {
            return this;
        }
        SortedMap<String, BigDecimal> sum = new TreeMap<>(byName);
        other.byName.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
        return new Amounts(sum);
    }

    /// The larger of both, name by name.
    public Amounts max(Amounts other) {
        if (other.byName.isEmpty()) {
            return this;
        }
        SortedMap<String, BigDecimal> larger = new TreeMap<>(byName);
        other.byName.forEach((name, amount) -> larger.merge(name, amount, BigDecimal::max));
        return new Amounts(larger);
    }

    /// What is left; below zero where more is taken than there is.
    public Amounts minus(Amounts other) {
        if (other.byName.isEmpty()) {
            return this;
        }
        SortedMap<String, BigDecimal> rest = new TreeMap<>(byName);
        other.byName.forEach((name, amount) -> rest.merge(name, amount.negate(), BigDecimal::add));
        return new Amounts(rest);
    }
}
