package console.services.kube;

import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;

/// The only class that opens HTTP to a cluster. It holds the gate, so nothing leaves that the gate
/// refuses. The JDK's client is used directly: it streams, tunnels, verifies, and its time-outs are
/// ours; a Kubernetes client library would add retries that hide what we have to show.
public final class KubeHttp implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Access access;
    private final WriteGate gate;
    private final Timer timer;
    private final ReentrantLock lock = new ReentrantLock();
    private Keyed keyed;
    private volatile boolean closed;

    public KubeHttp(Access access, WriteGate gate, Timer timer) throws KubeconfigException {
        this.access = access;
        this.gate = gate;
        this.timer = timer;
        keyed = keyed(access.certificate(), access.key());
    }

    /// A client with the certificate that it shows, which a plugin may renew.
    private record Keyed(HttpClient client, @Nullable String certificate, @Nullable String key) {}

    private Keyed keyed(@Nullable String certificate, @Nullable String key)
            throws KubeconfigException {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        // Over HTTP/2 all requests would share one connection, and a dead one
                        // would stay in use: one connection each, so that each fails alone.
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(ClusterTls.context(access, certificate, key));
        URI proxy = access.proxy();
        if (proxy != null) {
            int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
            builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), port)));
        }
        return new Keyed(builder.build(), certificate, key);
    }

    private HttpClient client(Access.Proof proof) throws KubeconfigException {
        lock.lock();
        try {
            String certificate = proof.certificate();
            if (certificate != null
                    && !(certificate.equals(keyed.certificate)
                            && Objects.equals(proof.key(), keyed.key))) {
                Keyed former = keyed;
                keyed = keyed(certificate, proof.key());
                // What is still read through it may end in its own time.
                former.client.shutdown();
            }
            if (closed) {
                keyed.client.shutdownNow();
            }
            return keyed.client;
        } finally {
            lock.unlock();
        }
    }

    /// `host:port` of the server, for texts.
    public String server() {
        return access.address();
    }

    /// Credentials that were refused or failed may be tried again: somebody asked for it.
    public void renew() {
        access.credentials().renew();
    }

    /// An answer that is being read. Closing it ends the request.
    final class Answer implements AutoCloseable {
        private final String item;
        private final InputStream body;
        private final InputStream raw;
        private volatile boolean expired;
        private Subscription deadline;

        private Answer(String item, InputStream raw, boolean packed, Duration limit)
                throws IOException {
            this.item = item;
            this.raw = raw;
            deadline = timer.after(limit, this::expire);
            body = packed ? new GZIPInputStream(raw, 1 << 15) : raw;
        }

        InputStream body() {
            return body;
        }

        /// The answer is alive: its time begins anew.
        void alive(Duration limit) {
            deadline.close();
            deadline = timer.after(limit, this::expire);
        }

        /// Whether it was ended because nothing came in time.
        boolean expired() {
            return expired;
        }

        /// What a failure while reading means.
        KubeException failure(Exception e) {
            return expired
                    ? new KubeException(Reason.TIMED_OUT, item, "the rest did not come", 0, e)
                    : Failures.of(item, server(), e);
        }

        private void expire() {
            expired = true;
            end();
        }

        private void end() {
            try {
                raw.close();
            } catch (IOException _) {
                // It is over either way.
            }
        }

        @Override
        public void close() {
            deadline.close();
            end();
        }
    }

    /// Blocks until the answer begins.
    ///
    /// @param item what is asked for, for texts
    /// @param limit for the beginning, and again for the rest unless `alive` prolongs it
    Answer get(String item, String path, Duration limit) throws KubeException {
        return send(item, "GET", path, limit);
    }

    /// A whole JSON answer. Blocks.
    public JsonNode json(String item, String path, Duration limit) throws KubeException {
        try (Answer answer = get(item, path, limit)) {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw Failures.of(item, server(), e);
        }
    }

    Answer send(String item, String method, String path, Duration limit) throws KubeException {
        String bare = path.split("\\?", 2)[0];
        String refusal = gate.refusal(method, bare);
        if (!refusal.isEmpty()) {
            throw new KubeException(
                    Reason.FORBIDDEN, item, method + " " + bare + ": " + refusal, 0);
        }
        try {
            return sent(item, method, path, limit);
        } catch (KubeException e) {
            // A plugin's token may have been withdrawn before its time: once, with a new one.
            if (e.code() == 401 && access.credentials().renew()) {
                return sent(item, method, path, limit);
            }
            throw e;
        }
    }

    private Answer sent(String item, String method, String path, Duration limit)
            throws KubeException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .timeout(limit)
                        .header("Accept", "application/json, */*;q=0.1")
                        .header("Accept-Encoding", "gzip")
                        .method(method, HttpRequest.BodyPublishers.noBody());
        List<String> impersonate = access.impersonate();
        for (int i = 0; i + 1 < impersonate.size(); i += 2) {
            request.header(impersonate.get(i), impersonate.get(i + 1));
        }
        try {
            Access.Proof proof = access.credentials().proof();
            String header = proof.header();
            if (header != null) {
                request.header("Authorization", header);
            }
            return answer(client(proof), item, request.build(), limit);
        } catch (KubeconfigException e) {
            String fact = String.valueOf(e.getMessage());
            throw new KubeException(Reason.UNAUTHORIZED, item, fact, 0, e);
        } catch (IllegalArgumentException _) {
            // The JDK's own words quote the value, which is a secret.
            String fact = "the kubeconfig's user holds characters that no header can carry";
            throw new KubeException(Reason.UNAUTHORIZED, item, fact, 0);
        }
    }

    private String base() {
        String server = access.server().toString();
        return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    }

    private Answer answer(HttpClient client, String item, HttpRequest request, Duration limit)
            throws KubeException {
        try {
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            InputStream raw = response.body();
            boolean packed =
                    response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            Answer answer = new Answer(item, raw, packed, limit);
            if (response.statusCode() / 100 == 2) {
                return answer;
            }
            try (answer) {
                String wait = response.headers().firstValue("Retry-After").orElse("");
                throw Failures.status(
                        item, response.statusCode(), wait, answer.body().readNBytes(1 << 16));
            }
        } catch (IOException e) {
            throw Failures.of(item, server(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubeException(Reason.UNREACHABLE, item, "closing", 0, e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            keyed.client.shutdownNow();
        } finally {
            lock.unlock();
        }
    }
}
