package console.app;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.kube.KubeException;
import console.services.kube.KubeHttp;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.kube.WriteGate;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.support.TestingClock;
import console.support.TestingTimer;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A lab that stands still, and `status` run against its kubeconfig as a person would.
final class StatusLab implements AutoCloseable {
    /// What a run printed and how it ended.
    record Run(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        JsonNode topology() {
            return json().path("topics").path("topology");
        }

        JsonNode source(String name) {
            return topology()
                    .path("sources")
                    .valueStream()
                    .filter(source -> source.path("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestingTimer still = new TestingTimer(new TestingClock());
    private final Lab lab;
    private final Path kubeconfig;

    StatusLab(String scenario, Path folder) throws IOException {
        this(scenario, 1, folder, Clock.system());
    }

    StatusLab(String scenario, long seed, Path folder) throws IOException {
        this(scenario, seed, folder, Clock.system());
    }

    /// @param clock the lab's own: its certificates are valid for a year from there
    StatusLab(String scenario, Path folder, Clock clock) throws IOException {
        this(scenario, 1, folder, clock);
    }

    private StatusLab(String scenario, long seed, Path folder, Clock clock) throws IOException {
        lab = Lab.start(new LabOptions(scenario, seed, 0), clock, still);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), lab.kubeconfig());
    }

    Lab lab() {
        return lab;
    }

    /// The lab lives on for as long, at once.
    void pass(Duration time) {
        still.advance(time);
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /// The answer of its API, read by a plain client: what `kubectl get -o json` prints.
    JsonNode raw(String path) throws KubeException, KubeconfigException {
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http =
                        new KubeHttp(
                                Kubeconfig.text("lab", lab.kubeconfig()).access(null),
                                new WriteGate(),
                                timer)) {
            return http.json(path, path, LIMIT);
        }
    }

    Run status(String... arguments) {
        List<String> all = new ArrayList<>(List.of("status", "--kubeconfig", "" + kubeconfig));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Duration.ZERO);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        lab.close();
    }
}
