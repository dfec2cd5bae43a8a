package console.services.address;

import java.util.List;
import java.util.Locale;

/// One fact on which a verdict rests, or a note on the plan.
///
/// @param values what its sentence is about, in the order of `kind`; each one or more names
public record AddressFact(Kind kind, List<List<String>> values) {
    public AddressFact {
        values = values.stream().map(List::copyOf).toList();
    }

    /// A kind with its English sentence; screens have their own words.
    public enum Kind {
        BOTH_ANSWER("%s answer for %s"),
        DECLARED_TWICE("%s is declared for %s"),
        CLAIMED_TWICE("%s is claimed by the nodes %s"),
        SEEN_TWICE("%s was seen at %s"),
        OTHER_ADDRESS("address %s is declared, %s says %s"),
        OTHER_MAC("MAC %s is declared, %s says %s"),
        OUTSIDE("%s is outside the declared network"),
        IN_POOL("%s belongs to the address pool"),
        UNDECLARED("%s is not in the inventory"),
        NO_NODE("Kubernetes knows no node %s"),
        NO_ADDRESS("node %s has no InternalIP"),
        NO_ANSWER("%s got no answer from %s"),
        NOBODY("no source could look"),
        REMEMBERED("%s only remembers %s, nothing asked it"),
        SAYS_SAME("%s says the same"),
        SAY_SAME("%s say the same"),
        BLIND("duplicates cannot be seen: %s has no arping"),
        SKIPPED("%s is skipped by the plan"),
        SKIPPED_ANSWERS("%s is skipped by the plan, yet something answers there"),
        MAC_PATTERN("%s breaks the pattern of the MACs: %s where %s is expected"),
        OTHER_POOL("the plan's pool is %s, MetalLB has %s"),
        POOL_WITHIN("the pool lies inside %s: nobody else may give its addresses away");

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        /// As text keys spell it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static AddressFact of(Kind kind, String... values) {
        return new AddressFact(kind, List.of(values).stream().map(List::of).toList());
    }

    static AddressFact of(Kind kind, List<String> first, String second) {
        return new AddressFact(kind, List.of(first, List.of(second)));
    }

    static AddressFact of(Kind kind, String first, List<String> second) {
        return new AddressFact(kind, List.of(List.of(first), second));
    }

    /// The sentence that `status` prints.
    public String english() {
        Object[] joined = values.stream().map(each -> String.join(" and ", each)).toArray();
        return kind.english.formatted(joined);
    }
}
