package console.services.lab.api;

import com.sun.net.httpserver.HttpExchange;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// One request and its answer.
final class Call {
    private static final int WORTH_PACKING = 1024;

    private final HttpExchange exchange;
    private final String user;
    private final List<String> path;
    private final Map<String, String> query = new LinkedHashMap<>();

    Call(HttpExchange exchange, String user) {
        this.exchange = exchange;
        this.user = user;
        String raw = exchange.getRequestURI().getRawPath();
        path =
                Arrays.stream(raw.split("/", -1))
                        .skip(1)
                        .filter(part -> !part.isEmpty())
                        .map(Call::decoded)
                        .toList();
        String parameters = exchange.getRequestURI().getRawQuery();
        for (String pair : (parameters == null ? "" : parameters).split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                query.put(decoded(pair.substring(0, sign)), parameter(pair.substring(sign + 1)));
            } else if (!pair.isEmpty()) {
                query.put(decoded(pair), "");
            }
        }
    }

    String user() {
        return user;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    List<String> path() {
        return path;
    }

    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    Map<String, String> query() {
        return query;
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = query(name);
        return value.equals("true") || value.equals("1");
    }

    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    boolean wantsTable() {
        return header("Accept").contains("as=Table");
    }

    byte[] body() throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    ObjectNode bodyObject() throws IOException {
        JsonNode tree = Resources.yaml(body());
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.badRequest("the object provided is unrecognized");
    }

    void json(int code, JsonNode tree) throws IOException {
        reply(code, "application/json", Json.bytes(tree));
    }

    void json(int code, byte[] tree) throws IOException {
        reply(code, "application/json", tree);
    }

    void text(int code, String text) throws IOException {
        reply(code, "text/plain; charset=utf-8", Json.utf8(text));
    }

    void reply(int code, String contentType, byte[] body) throws IOException {
        byte[] sent = body;
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (body.length > WORTH_PACKING && header("Accept-Encoding").contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            sent = packed(body);
        }
        exchange.sendResponseHeaders(code, sent.length == 0 ? -1 : sent.length);
        if (sent.length > 0) {
            exchange.getResponseBody().write(sent);
        }
    }

    /// An answer of unknown length.
    OutputStream stream() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /// In a query a plus sign is a space.
    private static String parameter(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
