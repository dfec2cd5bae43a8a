package console.app;

import console.services.settings.Settings;
import console.services.topology.Node;
import console.views.common.FxDoor;
import console.views.common.picture.Png;
import console.views.shell.Screen;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// The whole window in a scene that is never shown, on JavaFX's own headless platform. One at a
/// time: the theme is the toolkit's.
///
/// @param id of the screen, or `planner`, which is a part of one
/// @param drawer whether the drawer of the worst node is open
record ScreenDrawing(String id, int width, int height, Settings settings, boolean drawer) {
    static final String PLANNER = "planner";

    /// All that can be drawn.
    static List<String> ids() {
        return Stream.concat(Stream.of(Screen.values()).map(Screen::id), Stream.of(PLANNER))
                .toList();
    }

    /// The screen that it is, or is a part of.
    static Screen screen(String id) {
        return id.equals(PLANNER) ? Screen.GPUS : Screen.of(id);
    }

    private static final CountDownLatch STARTED = new CountDownLatch(1);

    void write(Wiring wiring, Path file)
            throws IOException, InterruptedException, ExecutionException {
        start();
        FxDoor door = new FxDoor();
        CompletableFuture<WritableImage> image = new CompletableFuture<>();
        door.fetch(
                "screen",
                () -> wiring,
                source -> {
                    try {
                        draw(source, image);
                    } catch (RuntimeException e) {
                        image.completeExceptionally(e);
                    }
                });
        Png.write(image.get(), file);
    }

    /// Once per process; a second call finds it running.
    private static void start() throws InterruptedException {
        if (STARTED.getCount() > 0) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            try {
                Platform.startup(STARTED::countDown);
            } catch (IllegalStateException _) {
                STARTED.countDown(); // it runs for somebody else
            }
            Platform.setImplicitExit(false);
        }
        STARTED.await();
    }

    private void draw(Wiring wiring, CompletableFuture<WritableImage> image) {
        ConsoleContent content =
                new ConsoleContent(
                        wiring.session(), wiring.lab(), wiring.timer(), settings, _ -> {});
        Scene scene = content.scene(width, height);
        Optional<Node> worst = Optional.ofNullable(ScreenState.worst(wiring.session()));
        Screen screen = screen(id);
        content.show(screen);
        if (id.equals(PLANNER)) {
            content.show(PLANNER + "/");
        }
        Optional<String> bundle = ScreenState.stuck(wiring.session());
        if (screen == Screen.FLEET && drawer && bundle.isPresent()) {
            content.show("bundle/" + bundle.get());
            content.fleet().whenFilled(() -> finish(content, scene, image));
        } else if (screen != Screen.OVERVIEW) {
            finish(content, scene, image);
        } else if (drawer && worst.isPresent()) {
            content.show("node/" + worst.get().name());
            content.overview().whenFilled(() -> finish(content, scene, image));
        } else {
            finish(content, scene, image);
        }
    }

    private static void finish(
            ConsoleContent content, Scene scene, CompletableFuture<WritableImage> image) {
        if (!image.isDone()) {
            scene.snapshot(null); // lays out; the picture then draws to its size
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            image.complete(scene.snapshot(null));
            content.close();
        }
    }
}
