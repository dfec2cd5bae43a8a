package console.architecture.planted.views;

import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

/// A test of a view-model that needs a toolkit.
@SuppressWarnings("all")
public final class PlantedViewModelTest {
    @Nullable Scene scene;
}
