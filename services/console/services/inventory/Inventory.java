package console.services.inventory;

import console.services.row.InventoryRow;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the declared cluster from YAML. Strict: an unknown key or a wrong type is an error that
/// names its line; the file stays as it is.
public final class Inventory {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Inventory() {}

    /// The plan's cluster, which ships with the program.
    public static InventoryRow shipped() {
        try (InputStream in = Inventory.class.getResourceAsStream("/console/inventory/cps.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the shipped inventory is missing");
            }
            return parse("built in", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | InventoryException e) {
            throw new IllegalStateException("the shipped inventory cannot be read", e);
        }
    }

    public static InventoryRow file(Path file) throws InventoryException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InventoryException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    static InventoryRow parse(String origin, String text) throws InventoryException {
        try {
            return YAML.readValue(text, InventoryRow.class).from(origin);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String line = at == null ? "" : ", line " + at.getLineNr();
            String fact = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new InventoryException(origin + line + ": " + fact, e);
        }
    }
}
