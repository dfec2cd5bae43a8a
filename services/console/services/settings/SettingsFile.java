package console.services.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The settings' file, in the user's configuration folder. A file that cannot be read is kept as it
/// is: the console starts without it and does not write over it.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Path file;
    private boolean keep;
    private String problem = "";

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

    /// What is wrong with the file, as `FILE, line N: fact`; empty when all is well.
    public String problem() {
        return problem;
    }

    public Settings load() {
        try {
            return YAML.readValue(Files.readString(file), Settings.class);
        } catch (NoSuchFileException _) {
            return Settings.DEFAULT;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String line = at == null ? "" : ", line " + at.getLineNr();
            problem = file + line + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
        } catch (IOException e) {
            problem = file + ": cannot be read (" + e.getMessage() + ")";
        }
        keep = true;
        return Settings.DEFAULT;
    }

    /// Writes beside and moves, so that a full disk leaves the former file whole.
    public void save(Settings settings) {
        if (keep) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("settings.yaml.new");
            Files.writeString(fresh, YAML.writeValueAsString(settings));
            Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            problem = "";
        } catch (IOException e) {
            problem = file + ": cannot be written (" + e.getMessage() + ")";
            LOG.warn("Settings are not remembered: {}", problem);
        }
    }
}
