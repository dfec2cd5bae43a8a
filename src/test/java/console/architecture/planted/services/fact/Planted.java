package console.architecture.planted.services.fact;

import com.hierynomus.sshj.key.KeyAlgorithms;

import console.architecture.planted.services.session.Later;

import io.fabric8.kubernetes.api.model.Pod;

import javafx.application.Platform;

import net.schmizz.sshj.SSHClient;

import org.apache.sshd.server.SshServer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.logging.Logger;

/// Breaks every rule of `LayerTest` that a service can break.
@SuppressWarnings("all")
public final class Planted {
    public static @Nullable Later changing;

    @Nullable Pod pod;
    @Nullable KeyUsage usage;
    @Nullable SSHClient client;
    @Nullable KeyAlgorithms algorithms;
    @Nullable SshServer server;

    void everythingForbidden() throws IOException {
        Instant now = Instant.now();
        System.out.println(now);
        System.err.println(System.currentTimeMillis() + System.nanoTime());
        new IllegalStateException().printStackTrace();
        Logger.getLogger("x").info("y");
        new Thread(() -> {}).start();
        Thread.ofPlatform().start(() -> {});
        new ProcessBuilder("true").start();
        Platform.runLater(() -> {});
        SSHClient ssh = new SSHClient();
        ssh.startSession();
        ssh.newDirectConnection("x", 1);
        ssh.newSFTPClient();
        HttpClient.newHttpClient().close();
        Runtime.getRuntime().halt(1);
        Runtime.getRuntime().exit(1);
        System.exit(1);
    }
}
