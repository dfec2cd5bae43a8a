package console.services.file;

import console.services.file.FileException.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The text of a file that a person named: whatever it is, it is read to a limit only.
final class TextFile {
    private static final int MOST = 2 << 20;

    private TextFile() {}

    static String read(Path file) throws FileException {
        if (Files.isDirectory(file)) {
            throw wrong(file, "is a directory", "name a file in it", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw wrong(file, "is larger than 2 MiB", "check that it is the right file", null);
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw wrong(file, "is no text in UTF-8", "check that it is the right file", e);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw wrong(file, "its link leads nowhere", "check the path", e);
            }
            throw new FileException(
                    Kind.MISSING, file.toString(), 0, "no such file", "check the path", e);
        } catch (AccessDeniedException e) {
            throw wrong(file, "you may not read it", "change its permissions", e);
        } catch (IOException e) {
            throw wrong(file, "cannot be read (" + e.getMessage() + ")", "check the disk", e);
        }
    }

    private static FileException wrong(Path file, String fact, String next, @Nullable Exception e) {
        return new FileException(Kind.UNREADABLE, file.toString(), 0, fact, next, e);
    }
}
