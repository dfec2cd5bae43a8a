package console.services.lab.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The lab's Kubernetes API over TLS, on loopback only. A request is one virtual thread.
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Map<String, String> tokens;
    private final Faults faults;
    private final Router router;

    /// @param tokens bearer token to user name
    public ApiServer(
            LabStore store,
            Backend backend,
            Faults faults,
            LabPki pki,
            Map<String, String> tokens,
            int port) {
        this.tokens = Map.copyOf(tokens);
        this.faults = faults;
        router = new Router(store, backend, faults);
        threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("lab-api-", 0).factory());
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpsServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be used", e);
        }
        SSLContext context =
                pki.context(pki.server(List.of("localhost", "kubernetes"), List.of("127.0.0.1")));
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                        wanted.setWantClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        router.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        faults.count();
        try (exchange) {
            answer(exchange);
        } catch (IOException e) {
            LOG.debug("{} went away: {}", exchange.getRequestURI(), e.toString());
        } catch (RuntimeException e) {
            LOG.warn("The lab failed at {}", exchange.getRequestURI(), e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Call call = new Call(exchange, user(exchange).orElse(""));
        try {
            faults.check();
            if (call.user().isEmpty()) {
                throw new ApiFailure(401, "Unauthorized", "Unauthorized");
            }
            router.route(call);
        } catch (JacksonException e) {
            refuse(exchange, call, ApiFailure.badRequest(e.getOriginalMessage()));
        } catch (ApiFailure failure) {
            refuse(exchange, call, failure);
        }
    }

    private static void refuse(HttpExchange exchange, Call call, ApiFailure failure)
            throws IOException {
        // A body that is not read would break the next request on this connection.
        call.body();
        if (failure.saysWhen()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        call.json(failure.code(), failure.status());
    }

    private Optional<String> user(HttpExchange exchange) {
        try {
            Principal peer = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal();
            for (String part : peer.getName().split(",", -1)) {
                if (part.strip().startsWith("CN=")) {
                    return Optional.of(part.strip().substring(3));
                }
            }
        } catch (SSLPeerUnverifiedException _) {
            // No client certificate: the token decides.
        }
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null || !header.startsWith("Bearer ")
                ? Optional.empty()
                : Optional.ofNullable(tokens.get(header.substring(7).strip()));
    }
}
