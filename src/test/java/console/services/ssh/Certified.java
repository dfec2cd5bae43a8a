package console.services.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Certificates that `ssh-keygen` signs.
final class Certified {
    private Certified() {}

    /// A server with one host key of this type, signed for this name.
    static Sshd host(Path folder, String type, Path authority, String name)
            throws IOException, InterruptedException {
        Tool.need(Tool.SSHD);
        Files.createDirectories(folder);
        Path key = Tool.key(folder.resolve("host_" + type), type, "");
        sign(authority, "-h", name, key);
        return Sshd.start(folder, "HostKey " + type, "HostCertificate " + key + "-cert.pub");
    }

    /// A certificate beside the user's key, for who logs in as `name`.
    static void user(Path authority, String name, Path key)
            throws IOException, InterruptedException {
        sign(authority, "-q", name, key);
    }

    private static void sign(Path authority, String kind, String name, Path key)
            throws IOException, InterruptedException {
        Tool.run(
                "ssh-keygen",
                "-q",
                kind,
                "-s",
                authority.toString(),
                "-I",
                "test",
                "-n",
                name,
                key + ".pub");
    }
}
