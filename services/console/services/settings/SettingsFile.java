package console.services.settings;

import console.services.file.FileException;
import console.services.file.YamlFile;
import console.services.settings.SettingsProblem.Kind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The settings' file, in the user's configuration folder. A file that cannot be read is kept as it
/// is: the console starts without it and does not write over it. From any thread.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

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
        try {
            return new Loaded(YamlFile.read(file).as(Settings.class), Optional.empty());
        } catch (FileException e) {
            return switch (e.kind()) {
                case MISSING -> new Loaded(Settings.DEFAULT, Optional.empty());
                case UNREADABLE -> broken(Kind.UNREADABLE, e);
                case MALFORMED -> broken(Kind.MALFORMED, e);
                case UNKNOWN_KEY -> broken(Kind.UNKNOWN_KEY, e);
            };
        }
    }

    private Loaded broken(Kind kind, FileException failure) {
        keep = true;
        LOG.warn("Settings are not used: {}", failure.getMessage());
        return new Loaded(
                Settings.DEFAULT,
                Optional.of(new SettingsProblem(file, failure.line(), kind, failure.detail())));
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
