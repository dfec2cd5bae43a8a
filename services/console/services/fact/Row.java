package console.services.fact;

/// What is kept of one object: an immutable record of package `row` with just what projections
/// need.
public interface Row {
    /// Unique within its source and stable over the object's life: `name`, or `namespace/name`.
    String key();
}
