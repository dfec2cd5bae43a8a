package console.app;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.lab.Lab;
import console.services.lab.LabOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Serves the lab for other programs until it is stopped. Its only line on standard output tells
/// where the lab is.
@Command(name = "lab", description = "serves the lab for kubectl and others")
final class LabCommand implements Callable<Integer> {
    @Option(names = "--scenario", defaultValue = "healthy", paramLabel = "S")
    String scenario = "healthy";

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N")
    long seed;

    @Option(names = "--port", defaultValue = "0", paramLabel = "P")
    int port;

    @Option(names = "--dir", paramLabel = "DIR", description = "where the kubeconfig is written")
    @Nullable Path directory;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LabOptions options = Options.lab(scenario, seed, port, spec);
        Path folder = folder();
        try (SystemTimer timer = new SystemTimer();
                Lab lab = start(options, timer)) {
            Path file = folder.resolve("kubeconfig");
            Path viewer = folder.resolve("kubeconfig-viewer");
            Runnable remove = () -> remove(file, viewer, directory == null ? folder : null);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(remove));
            writePrivately(file, lab.kubeconfig());
            writePrivately(viewer, lab.viewerKubeconfig());
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("kubeconfig", file.toString());
            line.put("viewer", viewer.toString());
            line.put("api", lab.apiUrl());
            Objects.requireNonNull(spec).commandLine().getOut().println(line);
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    private Path folder() throws IOException {
        if (directory == null) {
            return Files.createTempDirectory("cps-lab-");
        }
        try {
            return Files.createDirectories(directory);
        } catch (IOException _) {
            throw Options.wrong(
                    spec, "--dir: " + directory + " cannot be made; name another folder");
        }
    }

    private Lab start(LabOptions options, SystemTimer timer) {
        try {
            return Lab.start(options, Clock.system(), timer);
        } catch (UncheckedIOException _) {
            throw Options.wrong(
                    spec, "--port: " + port + " is in use or not allowed; 0 takes a free one");
        }
    }

    /// The client key inside is worth nothing once the lab ends; still nobody else reads it.
    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException | FileAlreadyExistsException _) {
            // No POSIX permissions here: the user's own temporary folder has to do.
        }
        Files.writeString(file, text);
    }

    private static void remove(Path file, Path viewer, @Nullable Path folder) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(viewer);
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            System.err.println("The kubeconfig of the ended lab stays: " + e.getMessage());
        }
    }
}
