package console.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import console.services.session.ClusterView;
import console.services.topology.Node;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Png;
import console.views.common.table.TableMemory;
import console.views.overview.OverviewView;
import console.views.overview.OverviewViewModel;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// One screen in a scene that is never shown, on JavaFX's own headless platform.
///
/// @param state where it is `problem`, the drawer of the worst node is open
record ScreenDrawing(int width, int height, String theme, Locale locale, String state) {
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    void write(ClusterView cluster, Path file) throws IOException, InterruptedException {
        start();
        FxDoor door = new FxDoor();
        WritableImage[] image = new WritableImage[1];
        CountDownLatch done = new CountDownLatch(1);
        door.fetch(
                "screen",
                () -> cluster,
                source -> {
                    try {
                        image[0] = draw(source);
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
        Png.write(Objects.requireNonNull(image[0], "nothing was drawn"), file);
    }

    /// Once per process; a second call finds it running.
    private static void start() throws InterruptedException {
        if (STARTED.getCount() > 0) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            Platform.startup(STARTED::countDown);
            Platform.setImplicitExit(false);
        }
        STARTED.await();
    }

    private WritableImage draw(ClusterView cluster) {
        Texts words = new Texts("overview", locale, ZoneId.systemDefault());
        try (OverviewViewModel model =
                new OverviewViewModel(cluster, new FxDoor(), words, TableMemory.NONE)) {
            Application.setUserAgentStylesheet(
                    theme.equals("light")
                            ? new PrimerLight().getUserAgentStylesheet()
                            : new PrimerDark().getUserAgentStylesheet());
            OverviewView view = new OverviewView(model);
            Scene scene = new Scene(view, width, height);
            StyleSheets.addTo(scene);
            if (theme.equals("light")) {
                view.getStyleClass().add("light");
            }
            if (state.equals("problem")) {
                model.nodes().stream()
                        .min((a, b) -> a.state().compareTo(b.state()))
                        .map(Node::name)
                        .ifPresent(name -> model.open("node/" + name));
            }
            scene.snapshot(null); // lays out; the picture then draws to its size
            view.applyCss();
            view.layout();
            return scene.snapshot(null);
        }
    }
}
