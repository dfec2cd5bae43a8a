package console.bench;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The lab in a process of its own.
final class ServedLab implements AutoCloseable {
    private final Process process;
    private final String kubeconfig;

    ServedLab(Path program, String scenario) throws IOException {
        process =
                new ProcessBuilder(program.toString(), "lab", "--scenario", scenario)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the lab did not start");
        }
        kubeconfig = JsonMapper.shared().readTree(line).path("kubeconfig").asString();
    }

    String kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
