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

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Path folder = directory == null ? Files.createTempDirectory("cps-lab-") : directory;
        Files.createDirectories(folder);
        try (SystemTimer timer = new SystemTimer();
                Lab lab = Lab.start(options, Clock.system(), timer)) {
            Path file = folder.resolve("kubeconfig");
            writePrivately(file, lab.kubeconfig());
            Path viewer = folder.resolve("kubeconfig-viewer");
            writePrivately(viewer, lab.viewerKubeconfig());
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .unstarted(
                                            () ->
                                                    remove(
                                                            file,
                                                            viewer,
                                                            directory == null ? folder : null)));
            System.out.printf(
                    "{\"kubeconfig\": \"%s\", \"viewer\": \"%s\", \"api\": \"%s\"}%n",
                    file, viewer, lab.apiUrl());
            System.out.flush();
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
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
