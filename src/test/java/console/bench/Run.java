package console.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one program took from its start to its end, as the operating system counts it.
///
/// @param cpu seconds of all its threads
/// @param megabytes the most memory that was resident
/// @param bytes that it printed
record Run(double seconds, double cpu, double megabytes, long bytes) {
    /// The median by time of several runs after one that does not count.
    static Run median(int runs, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        once(command, environment);
        List<Run> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(once(command, environment));
        }
        all.sort(Comparator.comparingDouble(Run::seconds));
        return all.get(runs / 2);
    }

    static Run once(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path times = Files.createTempFile("bench", ".times");
        Path out = Files.createTempFile("bench", ".out");
        List<String> all = new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%e %U %S %M"));
        all.addAll(List.of("-o", times.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        int exit = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        String[] told = Files.readString(times).strip().split(" ", -1);
        long bytes = Files.size(out);
        Files.delete(times);
        Files.delete(out);
        if (exit > 1 || bytes == 0) { // 1: something needs a hand
            throw new IOException("exit " + exit + " of " + command);
        }
        return new Run(
                Double.parseDouble(told[0]),
                Double.parseDouble(told[1]) + Double.parseDouble(told[2]),
                Double.parseDouble(told[3]) / 1024,
                bytes);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6.2f s  cpu %6.2f s  RSS %5.0f MB  %7.1f MB printed",
                seconds,
                cpu,
                megabytes,
                bytes / 1e6);
    }
}
