package console.services.settings;

import console.services.settings.SettingsProblem.Kind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The settings' file, in the user's configuration folder. A file that cannot be read is kept as it
/// is: the console starts without it and does not write over it. From any thread.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Settings wanted = Settings.DEFAULT;
    private boolean keep;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Where the operating system wants it.
    public static SettingsFile ofUser() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        String data = System.getenv("APPDATA");
        Path home = Path.of(System.getProperty("user.home", "."));
        Path folder =
                configured != null && !configured.isBlank()
                        ? Path.of(configured)
                        : data != null ? Path.of(data) : home.resolve(".config");
        return new SettingsFile(folder.resolve("cps-console").resolve("settings.yaml"));
    }

    /// What was read, and what is wrong with the file.
    public record Loaded(Settings settings, Optional<SettingsProblem> problem) {}

    public Loaded load() {
        String text = "";
        try {
            text = Files.readString(file);
            return new Loaded(YAML.readValue(text, Settings.class), Optional.empty());
        } catch (NoSuchFileException _) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        } catch (UnrecognizedPropertyException e) {
            String key = e.getPropertyName();
            return broken(Kind.UNKNOWN_KEY, line(text, key), key);
        } catch (JacksonException e) {
            String fact = e.getOriginalMessage().lines().findFirst().orElse("");
            return broken(Kind.MALFORMED, line(e), fact);
        } catch (IOException e) {
            return broken(Kind.UNREADABLE, 0, e.toString());
        }
    }

    /// The parser does not say where an unknown key was.
    private static int line(String text, String key) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int line(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        return at == null ? 0 : at.getLineNr();
    }

    private Loaded broken(Kind kind, int line, String detail) {
        keep = true;
        SettingsProblem problem = new SettingsProblem(file, line, kind, detail);
        LOG.warn("Settings are not used: {}", problem);
        return new Loaded(Settings.DEFAULT, Optional.of(problem));
    }

    /// Writes beside and moves, so that a full disk leaves the former file whole. Of several calls
    /// at once the last one's settings stay. Blocks.
    public Optional<SettingsProblem> save(Settings settings) {
        wanted = settings;
        writing.lock();
        try {
            if (!keep) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path fresh = file.resolveSibling("settings.yaml.new");
                Files.writeString(fresh, YAML.writeValueAsString(wanted));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("Settings are not remembered", e);
            return Optional.of(new SettingsProblem(file, 0, Kind.UNWRITABLE, e.toString()));
        } finally {
            writing.unlock();
        }
    }
}
