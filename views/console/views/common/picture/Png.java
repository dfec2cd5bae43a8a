package console.views.common.picture;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Writes PNG files (8 bits, RGBA) without `java.desktop`, which the installed program does not
/// carry for this. Streams row by row; needs no JavaFX thread once the image exists.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK = 1 << 16;

    private Png() {}

    /// Creates the folder when it is missing and replaces the file when it exists.
    public static void write(Image image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(image, out);
        }
    }

    /// The stream stays open.
    public static void write(Image image, OutputStream out) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        write(argb, width, out);
    }

    /// Pixels row by row, as `0xAARRGGBB`, not premultiplied. The stream stays open.
    public static void write(int[] argb, int width, OutputStream out) throws IOException {
        if (width <= 0 || argb.length == 0 || argb.length % width != 0) {
            throw new IllegalArgumentException(
                    "no rectangle: " + argb.length + " pixels in rows of " + width);
        }
        DataOutputStream data = new DataOutputStream(out);
        data.write(SIGNATURE);
        chunk(data, "IHDR", header(width, argb.length / width));
        try (OutputStream rows = new DeflaterOutputStream(new Chunks(data))) {
            byte[] row = new byte[1 + width * 4]; // its first byte says: no filter
            for (int start = 0; start < argb.length; start += width) {
                ByteBuffer pixels = ByteBuffer.wrap(row, 1, width * 4);
                for (int x = 0; x < width; x++) {
                    pixels.putInt(Integer.rotateLeft(argb[start + x], 8));
                }
                rows.write(row);
            }
        }
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0}) // bits, RGBA, deflate, filters, no interlace
                .array();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    /// Cuts the compressed stream into `IDAT` chunks; closing it leaves the file open.
    private static final class Chunks extends OutputStream {
        private final DataOutputStream out;
        private final byte[] buffer = new byte[CHUNK];
        private int used;

        Chunks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int count = Math.min(length - done, CHUNK - used);
                System.arraycopy(bytes, from + done, buffer, used, count);
                used += count;
                done += count;
                if (used == CHUNK) {
                    cut();
                }
            }
        }

        @Override
        public void close() throws IOException {
            cut();
        }

        private void cut() throws IOException {
            if (used > 0) {
                chunk(out, "IDAT", Arrays.copyOf(buffer, used));
                used = 0;
            }
        }
    }
}
