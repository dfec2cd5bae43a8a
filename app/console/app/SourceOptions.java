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

    @Option(names = "--seed", paramLabel = "N", description = "of the lab")
    @Nullable Long seed;

    @Option(names = "--kubeconfig", paramLabel = "FILE")
    @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "C", description = "of the kubeconfig")
    @Nullable String context;

    /// What does not go together; empty when all is well.
    String contradiction() {
        if (kubeconfig == null) {
            return context == null
                    ? ""
                    : "--context: without --kubeconfig there is none to choose; name the file, too";
        }
        String other = lab ? "--lab" : scenario != null ? "--scenario" : "--seed";
        return lab || scenario != null || seed != null
                ? other + ": of the lab, but --kubeconfig names a cluster; leave one out"
                : "";
    }

    /// The same source in another scenario of the lab.
    SourceOptions withScenario(String other) {
        SourceOptions same = new SourceOptions();
        same.lab = lab;
        same.scenario = other;
        same.seed = seed;
        return same;
    }
}
