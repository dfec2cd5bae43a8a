package console.services.kube;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

import java.util.function.Consumer;

/// One chunk of a list, read item by item, so that no more than one object is in memory.
final class Page {
    private String next = "";
    private String revision = "";

    private Page() {}

    static Page read(JsonParser parser, Consumer<JsonNode> item) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "not an object");
        }
        Page page = new Page();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("metadata")) {
                JsonNode metadata = Trees.read(parser);
                page.revision = Fields.text(metadata, "resourceVersion");
                page.next = metadata.path("continue").asString("");
            } else if (name.equals("items") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    item.accept(Trees.read(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
        return page;
    }

    /// Where the next chunk begins, empty after the last.
    String next() {
        return next;
    }

    String revision() {
        return revision;
    }
}
