package console.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import console.services.kube.Access;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An API server that answers as a test says, for what the lab does not do: it speaks plain HTTP
/// and remembers what it was asked.
public final class TestingApi implements AutoCloseable {
    /// Answers one request.
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TestingApi(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    answer.to(exchange);
                });
        server.start();
    }

    public Access access() throws KubeconfigException {
        return Kubeconfig.text("test", config("{}")).access(null);
    }

    public String config(String user) {
        return """
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: %s}]
        """
                .formatted(server.getAddress().getPort(), user);
    }

    /// Method and path of all requests.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public static void reply(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
