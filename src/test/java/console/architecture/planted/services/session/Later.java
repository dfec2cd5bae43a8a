package console.architecture.planted.services.session;

import console.architecture.planted.services.fact.Planted;

import org.jspecify.annotations.Nullable;

/// The other half of a cycle.
@SuppressWarnings("all")
public final class Later {
    @Nullable Planted planted;
}
