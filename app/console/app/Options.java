package console.app;

import console.services.lab.LabOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Values of options that are checked by us.
final class Options {
    private Options() {}

    static LabOptions lab(String scenario, long seed, int port, @Nullable CommandSpec spec) {
        if (!LabOptions.known(scenario)) {
            String known = String.join(", ", LabOptions.SCENARIOS);
            throw wrong(
                    spec, "--scenario: no scenario '%s' (known: %s)".formatted(scenario, known));
        }
        if (port < 0 || port > 65535) {
            throw wrong(spec, "--port: '%d' is no port".formatted(port));
        }
        return new LabOptions(scenario, seed, port);
    }

    static RuntimeException wrong(@Nullable CommandSpec spec, String message) {
        return spec == null
                ? new IllegalArgumentException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
