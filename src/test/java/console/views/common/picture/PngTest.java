package console.views.common.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

/// Another reader, the JDK's own, gets back the pixels that were written.
final class PngTest {
    @Test
    void everyPixelComesBackWithItsAlpha() throws IOException {
        int[] argb = {0xff336699, 0x80ff0000, 0x00000000, 0xffffffff, 0xff000000, 0x01020304};
        assertThat(readBack(argb, 3)).containsExactly(argb);
    }

    @Test
    void picturesLargerThanOneChunkComeBack() throws IOException {
        int[] noise = new Random(1).ints(700 * 301L, 0xff000000, 0xffffffff).toArray();
        assertThat(readBack(noise, 700)).containsExactly(noise);
    }

    @Test
    void imageGoesToFileAndFolderIsMade(@TempDir Path folder) throws IOException {
        WritableImage image = new WritableImage(2, 1);
        int[] argb = {0xff112233, 0x00000000};
        image.getPixelWriter().setPixels(0, 0, 2, 1, PixelFormat.getIntArgbInstance(), argb, 0, 2);
        Path file = folder.resolve("screens/overview.png");
        Png.write(image, file);
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getRGB(0, 0, 2, 1, null, 0, 2)).containsExactly(argb[0], argb[1]);
    }

    @Test
    void pixelsThatAreNoRectangleAreRefused() {
        assertThatThrownBy(() -> Png.write(new int[5], 2, new ByteArrayOutputStream()))
                .hasMessage("no rectangle: 5 pixels in rows of 2");
    }

    private static int[] readBack(int[] argb, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Png.write(argb, width, out);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        return read.getRGB(0, 0, width, argb.length / width, null, 0, width);
    }
}
