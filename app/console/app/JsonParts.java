package console.app;

import console.services.fact.Reading;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What the topics of `status` write alike: unknown is null, an empty list means looked and none.
final class JsonParts {
    interface Writer<T> {
        void write(T value, ObjectNode into);
    }

    private JsonParts() {}

    static <T> void array(
            ObjectNode into, String name, Reading<List<T>> reading, Writer<T> writer) {
        Optional<List<T>> known = reading.known();
        if (known.isEmpty()) {
            into.putNull(name);
        } else {
            objects(into, name, known.get(), writer);
        }
    }

    static <T> void objects(ObjectNode into, String name, List<T> all, Writer<T> writer) {
        ArrayNode array = into.putArray(name);
        all.forEach(each -> writer.write(each, array.addObject()));
    }

    static void texts(ObjectNode into, String name, @Nullable List<String> texts) {
        if (texts == null) {
            into.putNull(name);
        } else {
            ArrayNode array = into.putArray(name);
            texts.forEach(array::add);
        }
    }
}
