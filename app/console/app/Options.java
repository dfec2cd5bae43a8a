package console.app;

import console.services.lab.LabOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values of options that are checked by us.
final class Options {
    private static final Pattern DURATION = Pattern.compile("(0*[1-9]\\d{0,5})(ms|s|m)");

    private Options() {}

    static LabOptions lab(String scenario, long seed, int port, @Nullable CommandSpec spec) {
        if (!LabOptions.known(scenario)) {
            String known =
                    Stream.concat(
                                    LabOptions.SCENARIOS.stream()
                                            .filter(name -> !name.startsWith("scale-")),
                                    Stream.of("scale-N with 3 to 9999 nodes"))
                            .collect(Collectors.joining(", "));
            throw wrong(spec, "--scenario: no scenario '%s'; known: %s".formatted(scenario, known));
        }
        if (port < 0 || port > 65535) {
            throw wrong(spec, "--port: '%d' is no port; 0 takes a free one".formatted(port));
        }
        return new LabOptions(scenario, seed, port);
    }

    /// The value of an option that has only these.
    static void oneOf(String option, String value, List<String> known, @Nullable CommandSpec spec) {
        if (!known.contains(value)) {
            throw wrong(
                    spec,
                    "%s: unknown value '%s'; known: %s"
                            .formatted(option, value, String.join(", ", known)));
        }
    }

    static Duration duration(String option, String value, @Nullable CommandSpec spec) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw wrong(spec, option + ": '" + value + "' is no time; write it as 10s or 2m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    static RuntimeException wrong(@Nullable CommandSpec spec, String message) {
        return spec == null
                ? new IllegalArgumentException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
