package console.services.lab.api;

import tools.jackson.databind.node.ObjectNode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Bodies that `kubectl` sends as protobuf: those few kinds that it creates or deletes with typed
/// clients. Field numbers are those of Kubernetes' generated.proto; others are skipped.
final class Protobuf {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final Map<String, Map<Integer, String>> MESSAGES =
            Map.of(
                    "Unknown",
                    Map.of(1, "type:TypeMeta", 2, "raw:bytes"),
                    "TypeMeta",
                    Map.of(1, "apiVersion:text", 2, "kind:text"),
                    "ObjectMeta",
                    Map.of(
                            1,
                            "name:text",
                            3,
                            "namespace:text",
                            11,
                            "labels:map",
                            12,
                            "annotations:map"),
                    "ConfigMap",
                    Map.of(1, "metadata:ObjectMeta", 2, "data:map"),
                    "Namespace",
                    Map.of(1, "metadata:ObjectMeta"),
                    "Eviction",
                    Map.of(1, "metadata:ObjectMeta", 2, "deleteOptions:DeleteOptions"),
                    "DeleteOptions",
                    Map.of(1, "gracePeriodSeconds:number", 2, "preconditions:Preconditions"),
                    "Preconditions",
                    Map.of(1, "uid:text"),
                    "Review",
                    Map.of(2, "spec:ReviewSpec"),
                    "RulesReview",
                    Map.of(2, "spec:RulesReviewSpec"));
    private static final Map<String, Map<Integer, String>> REVIEWS =
            Map.of(
                    "ReviewSpec",
                    Map.of(1, "resourceAttributes:Attributes", 2, "nonResourceAttributes:Path"),
                    "Attributes",
                    Map.of(
                            1,
                            "namespace:text",
                            2,
                            "verb:text",
                            3,
                            "group:text",
                            4,
                            "version:text",
                            5,
                            "resource:text",
                            6,
                            "subresource:text",
                            7,
                            "name:text"),
                    "Path",
                    Map.of(1, "path:text", 2, "verb:text"),
                    "RulesReviewSpec",
                    Map.of(1, "namespace:text"));

    private Protobuf() {}

    static boolean is(byte[] body) {
        return body.length > MAGIC.length
                && java.util.Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static ObjectNode object(byte[] body) {
        try {
            ByteBuffer all = ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length);
            ObjectNode envelope = message("Unknown", all);
            String kind = Json.text(envelope, "type", "kind");
            String schema =
                    switch (kind) {
                        case "SelfSubjectAccessReview" -> "Review";
                        case "SelfSubjectRulesReview" -> "RulesReview";
                        case "ConfigMap", "Namespace", "Eviction", "DeleteOptions" -> kind;
                        default -> throw unsupported(kind);
                    };
            ByteBuffer raw = ByteBuffer.wrap(envelope.path("raw").binaryValue());
            ObjectNode object = message(schema, raw);
            object.put("kind", kind);
            return object.put("apiVersion", Json.text(envelope, "type", "apiVersion"));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw ApiFailure.badRequest("the protobuf body cannot be read: " + e);
        }
    }

    private static ApiFailure unsupported(String kind) {
        return new ApiFailure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include:"
                        + " application/json, application/yaml ("
                        + kind
                        + " as protobuf is not known)");
    }

    private static ObjectNode message(String name, ByteBuffer in) {
        Map<Integer, String> known = MESSAGES.getOrDefault(name, REVIEWS.get(name));
        ObjectNode object = Json.object();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            String field = known == null ? "" : known.getOrDefault(tag >>> 3, "");
            switch (tag & 7) {
                case 0 -> {
                    long value = varint(in);
                    if (field.endsWith(":number")) {
                        object.put(field.substring(0, field.indexOf(':')), value);
                    }
                }
                case 1 -> in.getLong();
                case 5 -> in.getInt();
                case 2 -> put(object, field, slice(in));
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String field, ByteBuffer value) {
        int colon = field.indexOf(':');
        if (colon < 0) {
            return;
        }
        String name = field.substring(0, colon);
        String type = field.substring(colon + 1);
        switch (type) {
            case "text" -> object.put(name, text(value));
            case "bytes" -> {
                byte[] bytes = new byte[value.remaining()];
                value.get(bytes);
                object.put(name, bytes);
            }
            case "map" -> entry(Json.child(object, name), value);
            default -> object.set(name, message(type, value));
        }
    }

    private static void entry(ObjectNode map, ByteBuffer in) {
        String key = "";
        String value = "";
        while (in.hasRemaining()) {
            boolean first = varint(in) >>> 3 == 1;
            String text = text(slice(in));
            key = first ? text : key;
            value = first ? value : text;
        }
        map.put(key, value);
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(in).toString();
    }

    private static ByteBuffer slice(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
