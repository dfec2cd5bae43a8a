package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LinkState;
import console.services.topology.TopologySnapshot;
import console.support.FxTest;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.PictureView;
import console.views.common.picture.Png;
import console.views.overview.picture.Layer;
import console.views.overview.picture.OverviewLayout;
import console.views.overview.picture.Request;
import console.views.overview.picture.TestingBundles;
import console.views.overview.picture.TestingTopology;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;

/// Pictures of every state, written so that a person can look at them.
final class OverviewPicturesTest extends FxTest {
    @Override
    protected void prepare(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "live,1256,729,dark",
        "live,1256,729,light",
        "stale,1256,729,dark",
        "stale,1256,729,light",
        "absent,1256,729,dark",
        "problem,1256,729,light",
        "problem,856,729,dark",
        "live,976,529,dark",
        "problem,3616,1989,dark",
        "0,1256,729,dark",
        "17,1256,729,dark",
        "57,1256,729,dark",
        "295,1256,729,dark",
        "995,1256,729,dark",
        "layers,1256,729,dark"
    })
    void everyStateIsDrawnInItsColours(String what, int width, int height, String theme)
            throws IOException {
        Path file =
                Path.of(
                        "target/screens/picture-"
                                + what
                                + "-"
                                + theme
                                + "-"
                                + width
                                + "x"
                                + height
                                + ".png");
        WritableImage[] image = new WritableImage[1];
        interact(() -> image[0] = draw(what, width, height, theme));

        Png.write(image[0], file);

        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    private static WritableImage draw(String what, int width, int height, String theme) {
        EnumSet<Layer> layers =
                what.equals("layers")
                        ? EnumSet.allOf(Layer.class)
                        : EnumSet.of(Layer.HARDWARE, Layer.NETWORK, Layer.TRAFFIC);
        LinkState.Phase phase =
                what.equals("stale") ? LinkState.Phase.RECONNECTING : LinkState.Phase.LIVE;
        PictureView picture = new PictureView();
        Request request =
                new Request(
                        width,
                        height,
                        snapshot(what),
                        TestingBundles.beside(snapshot(what)),
                        TestingTopology.link(phase),
                        layers,
                        1,
                        TestingTopology.NOW,
                        new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC),
                        picture.measure());
        picture.drawingProperty().set(OverviewLayout.draw(request));
        Scene scene = new Scene(picture, width, height);
        StyleSheets.addTo(scene);
        if (theme.equals("light")) {
            picture.getStyleClass().add("light");
        }
        return scene.snapshot(null);
    }

    private static TopologySnapshot snapshot(String what) {
        return switch (what) {
            case "live", "layers" -> TestingTopology.plan();
            case "stale" -> TestingTopology.stale();
            case "absent" -> TestingTopology.absent();
            case "problem" -> TestingTopology.problem();
            default -> TestingTopology.of(what.length() > 2 ? 5 : 3, Integer.parseInt(what));
        };
    }
}
