package console.services.session;

import console.services.fact.Fact;

import java.time.Instant;

/// Looks at the network where the machines are: who answers for which address.
@FunctionalInterface
public interface Neighbours {
    /// One round, as a fact of the source `neighbours`: a list, or why there is none. May block;
    /// called on a virtual thread, one round at a time.
    Fact look(Instant now);
}
