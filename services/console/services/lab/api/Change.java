package console.services.lab.api;

import org.jspecify.annotations.Nullable;

/// One event of the store: what an object became, and what it was before.
public record Change(Type type, @Nullable StoredObject before, StoredObject object, long revision) {

    /// The words of a watch event.
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
