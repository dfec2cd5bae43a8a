package console.services.inventory;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.file.FileException;
import console.services.file.YamlFile;
import console.services.row.InventoryRow;
import console.services.row.Sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the declared cluster from YAML. What is wrong is an error that names its line; what the
/// plan says twice is kept, because the console is there to show it.
public final class Inventory {
    private Inventory() {}

    /// The plan's cluster, which ships with the program.
    public static InventoryRow shipped() {
        try (InputStream in = Inventory.class.getResourceAsStream("/console/inventory/cps.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the shipped inventory is missing");
            }
            return parse("built in", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | FileException e) {
            throw new IllegalStateException("the shipped inventory cannot be read", e);
        }
    }

    /// The declared cluster as the store holds it; absent as not configured where none is.
    public static Reading<InventoryRow> reading(Rows rows) {
        Reading<List<InventoryRow>> all = rows.read(Sources.INVENTORY, List::copyOf);
        return all.then(
                found ->
                        found.isEmpty()
                                ? Reading.absent(
                                        Reason.NOT_CONFIGURED, "inventory", "no inventory declared")
                                : all.map(List::getFirst));
    }

    /// Blocks.
    public static InventoryRow file(Path file) throws FileException {
        return row(file.toString(), YamlFile.read(file));
    }

    static InventoryRow parse(String origin, String text) throws FileException {
        return row(origin, YamlFile.parse(origin, text));
    }

    private static InventoryRow row(String origin, YamlFile yaml) throws FileException {
        InventoryCheck check = new InventoryCheck(yaml);
        check.complete();
        InventoryRow row = yaml.as(InventoryRow.class).from(origin);
        check.values(row);
        return row;
    }

    /// What is declared more than once, one line each.
    public static List<String> remarks(InventoryRow row) {
        List<String> remarks = new ArrayList<>();
        twice(row, "name", InventoryRow.Machine::name, remarks);
        twice(row, "address", InventoryRow.Machine::address, remarks);
        twice(row, "mac", machine -> machine.mac().toLowerCase(Locale.ROOT), remarks);
        return remarks;
    }

    private static void twice(
            InventoryRow row,
            String what,
            Function<InventoryRow.Machine, String> value,
            List<String> remarks) {
        Map<String, List<String>> owners = new TreeMap<>();
        for (InventoryRow.Machine machine : row.machines()) {
            owners.computeIfAbsent(value.apply(machine), _ -> new ArrayList<>())
                    .add(machine.name());
        }
        owners.forEach(
                (text, names) -> {
                    if (names.size() > 1) {
                        remarks.add(
                                "%s %s is declared %d times: %s"
                                        .formatted(
                                                what,
                                                text,
                                                names.size(),
                                                String.join(", ", names)));
                    }
                });
    }
}
