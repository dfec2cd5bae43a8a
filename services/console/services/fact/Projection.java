package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/// A pure fold of rows into the immutable snapshot of one topic. Called on the store's thread only;
/// an incremental one may keep what it made of rows that did not change.
public interface Projection<S> {
    /// The topic's name, as `status --topic` spells it.
    String topic();

    /// Every source whose rows or state the snapshot depends on.
    Set<Source<?>> sources();

    /// Without one of these the topic's main statement cannot be made.
    Set<Source<?>> required();

    /// The snapshot of what is known now; works with any source absent.
    S fold(Rows rows, Instant now);

    /// Told of every changed row before the next fold: `before` is null for a new one, `after` for
    /// one that ended. A change of a source's state alone comes as both null.
    default void changed(Source<?> source, @Nullable Row before, @Nullable Row after) {}
}
