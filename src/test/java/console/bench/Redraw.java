package console.bench;

import console.services.session.LinkState;
import console.services.topology.TopologySnapshot;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.PictureView;
import console.views.overview.picture.Layer;
import console.views.overview.picture.OverviewLayout;
import console.views.overview.picture.Request;
import console.views.overview.picture.TestingBundles;
import console.views.overview.picture.TestingTopology;

import javafx.application.Platform;
import javafx.scene.Scene;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// The picture of 1,000 nodes, drawn from a snapshot. P4: what the JavaFX thread works for one
/// redraw to a painted canvas, and how long the software renderer then takes for its pixels.
final class Redraw {
    private static final int WIDTH = 1256;
    private static final int HEIGHT = 729;
    private static final int WARM = 60;
    private static final int COUNTED = 100;

    private final Texts texts = new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC);
    private final PictureView picture;
    private final Scene scene;

    private Redraw() {
        picture = new PictureView();
        scene = new Scene(picture, WIDTH, HEIGHT);
        StyleSheets.addTo(scene);
        scene.snapshot(null);
    }

    /// Starts JavaFX.
    static Redraw start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        return onFx(Redraw::new);
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    /// JavaFX thread only.
    void draw(TopologySnapshot snapshot, Instant now) {
        Request request =
                new Request(
                        WIDTH,
                        HEIGHT,
                        snapshot,
                        TestingBundles.beside(snapshot),
                        TestingTopology.link(LinkState.Phase.LIVE),
                        EnumSet.of(Layer.HARDWARE, Layer.NETWORK, Layer.TRAFFIC),
                        1,
                        now,
                        texts,
                        picture.measure());
        picture.drawingProperty().set(OverviewLayout.draw(request));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Milliseconds: median and 95th of the JavaFX thread's work, median with the pixels.
    double[] measure(TopologySnapshot snapshot) {
        return onFx(() -> redraw(snapshot));
    }

    private double[] redraw(TopologySnapshot snapshot) {
        double[] work = new double[COUNTED];
        double[] pixels = new double[COUNTED];
        for (int i = -WARM; i < COUNTED; i++) {
            long start = System.nanoTime();
            draw(snapshot, Instant.now().plusSeconds(i));
            double worked = (System.nanoTime() - start) / 1e6;
            scene.snapshot(null);
            if (i >= 0) {
                work[i] = worked;
                pixels[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(work);
        Arrays.sort(pixels);
        return new double[] {work[COUNTED / 2], work[COUNTED * 95 / 100], pixels[COUNTED / 2]};
    }
}
