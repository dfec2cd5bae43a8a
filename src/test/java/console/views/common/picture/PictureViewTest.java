package console.views.common.picture;

import static org.assertj.core.api.Assertions.assertThat;

import console.support.FxTest;
import console.views.common.StyleSheets;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

/// What the picture paints, and what it leaves as it is.
final class PictureViewTest extends FxTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;

    @Override
    protected void prepare(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
    }

    @Test
    void pictureThatChangedLooksLikeOneDrawnAnew() {
        int[][] pixels = new int[3][];
        interact(
                () -> {
                    PictureView changed = new PictureView();
                    Scene scene = scene(changed);
                    changed.drawingProperty().set(drawing("Ready", Symbol.FINE));
                    pixels[0] = pixels(scene.snapshot(null));
                    changed.drawingProperty().set(drawing("NotReady 4 min", Symbol.PROBLEM));
                    pixels[1] = pixels(scene.snapshot(null));
                    PictureView anew = new PictureView();
                    anew.drawingProperty().set(drawing("NotReady 4 min", Symbol.PROBLEM));
                    pixels[2] = pixels(scene(anew).snapshot(null));
                });

        assertThat(pixels[1]).isNotEqualTo(pixels[0]).isEqualTo(pixels[2]);
    }

    @Test
    void estimatedWidthsAreThoseOfTheFontsToSomePercent() {
        interact(
                () -> {
                    Measure fonts = new PictureView().measure();
                    for (Ink ink : new Ink[] {Ink.tiny(Token.FG), Ink.name(Token.FG)}) {
                        for (String text :
                                new String[] {
                                    "k3s-wk-gpu3", "13 free, out of reach: memory", "NotReady 4 min"
                                }) {
                            double width = fonts.width(text, ink);
                            assertThat(Measure.ESTIMATE.width(text, ink) / width)
                                    .isBetween(0.94, 1.06);
                        }
                    }
                });
    }

    private static Scene scene(PictureView view) {
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        StyleSheets.addTo(scene);
        return scene;
    }

    private static Drawing drawing(String word, Symbol mark) {
        Pen pen = new Pen(Measure.ESTIMATE);
        pen.hatch(new Box(0, 0, WIDTH, HEIGHT), Token.STALE_L, 7, 0.35);
        for (int i = 0; i < 3; i++) {
            Box tile = new Box(10 + i * 95, 20, 90, 120);
            pen.about(new Tag("node/" + i, Freshness.LIVE));
            pen.box(tile, 4, Token.PANEL, Token.LINE2, Dash.SOLID);
            pen.glyph(tile.x() + 6, 30, 10, i == 1 ? mark : Symbol.FINE);
            pen.text(tile.x() + 20, 40, 70, Ink.tiny(Token.FG), i == 1 ? word : "Ready");
            pen.line(Token.LINE3, 1.2, Dash.SOLID, tile.x(), 150, tile.right(), 150);
        }
        return pen.drawing(WIDTH, HEIGHT);
    }

    private static int[] pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return argb;
    }
}
