package console.services.kube;

import console.services.fact.Row;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import java.util.List;

/// One chunk of a list, read item by item, so that no more than one object is in memory.
final class Page<R extends Row> {
    private static final Logger LOG = LoggerFactory.getLogger(Page.class);

    private final Kind<R> kind;
    private final List<Row> rows;
    private int skipped;
    private String next = "";
    private String revision = "";

    Page(Kind<R> kind, List<Row> rows) {
        this.kind = kind;
        this.rows = rows;
    }

    void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new tools.jackson.core.exc.StreamReadException(parser, "not an object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("metadata")) {
                JsonNode metadata = Trees.read(parser);
                revision = Fields.text(metadata, "resourceVersion");
                next = metadata.path("continue").asString("");
            } else if (name.equals("items") && value == JsonToken.START_ARRAY) {
                items(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void items(JsonParser parser) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode item = Trees.read(parser);
            try {
                R row = kind.row().apply(item);
                if (row.key().isEmpty() || row.key().endsWith("/")) {
                    skipped++;
                } else {
                    rows.add(row);
                }
            } catch (RuntimeException e) {
                skipped++;
                LOG.warn("One of {} could not be read: {}", kind.source(), e.toString());
            }
        }
    }

    int skipped() {
        return skipped;
    }

    String next() {
        return next;
    }

    String revision() {
        return revision;
    }
}
