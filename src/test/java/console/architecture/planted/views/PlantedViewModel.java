package console.architecture.planted.views;

import console.architecture.planted.services.lab.Hidden;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectMapper;

/// A view-model that knows a node.
@SuppressWarnings("all")
public final class PlantedViewModel {
    @Nullable Node node;
    @Nullable Hidden hidden;
    @Nullable ObjectMapper mapper;

    Node pane() {
        return new ScrollPane();
    }
}
