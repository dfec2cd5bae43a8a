package console.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where a cluster comes from: the lab, which is the default, or a kubeconfig.
final class SourceOptions {
    @Option(names = "--lab", description = "the built-in lab (default)")
    boolean lab;

    @Option(names = "--scenario", paramLabel = "S", description = "of the lab")
    @Nullable String scenario;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "of the lab")
    long seed;

    @Option(names = "--kubeconfig", paramLabel = "FILE")
    @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "C", description = "of the kubeconfig")
    @Nullable String context;

    /// What does not go together; empty when all is well.
    String contradiction() {
        if (kubeconfig != null && (lab || scenario != null)) {
            return "--kubeconfig does not go with --lab or --scenario";
        }
        return kubeconfig == null && context != null ? "--context goes with --kubeconfig" : "";
    }
}
