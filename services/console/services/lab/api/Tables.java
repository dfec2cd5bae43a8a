package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// The server-side table that `kubectl get` prints.
final class Tables {
    private final Resource resource;
    private final Cells cells;

    Tables(Resource resource, Instant now) {
        this.resource = resource;
        cells = new Cells(now);
    }

    ObjectNode table(List<StoredObject> objects, String revision, String next) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        ObjectNode metadata = table.putObject("metadata").put("resourceVersion", revision);
        if (!next.isEmpty()) {
            metadata.put("continue", next);
        }
        ArrayNode columns = table.putArray("columnDefinitions");
        column(columns, "Name", "name", 0);
        for (Resource.Column column : resource.columns()) {
            column(columns, column.name(), "", column.wide() ? 1 : 0);
        }
        ArrayNode rows = table.putArray("rows");
        for (StoredObject object : objects) {
            row(rows.addObject(), object);
        }
        return table;
    }

    private static void column(ArrayNode columns, String name, String format, int priority) {
        columns.addObject()
                .put("name", name)
                .put("type", "string")
                .put("format", format)
                .put("description", "")
                .put("priority", priority);
    }

    private void row(ObjectNode row, StoredObject object) {
        ObjectNode tree = object.tree();
        ArrayNode values = row.putArray("cells").add(object.name());
        for (Resource.Column column : resource.columns()) {
            values.add(cells.text(tree, column.path()));
        }
        ObjectNode partial = row.putObject("object");
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        JsonNode metadata = tree.path("metadata");
        partial.set("metadata", metadata);
    }
}
