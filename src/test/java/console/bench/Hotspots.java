package console.bench;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The slowest things that a profile found: the console's own method that each sample was in.
final class Hotspots {
    private static final int MOST = 3;

    private Hotspots() {}

    static List<String> of(Path recording) throws IOException {
        Map<String, Integer> samples = new HashMap<>();
        int all = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            RecordedStackTrace trace = event.getStackTrace();
            if (event.getEventType().getName().equals("jdk.ExecutionSample") && trace != null) {
                samples.merge(own(trace), 1, Integer::sum);
                all++;
            }
        }
        int total = all;
        return samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(each -> "%2d %% %s".formatted(each.getValue() * 100 / total, each.getKey()))
                .toList();
    }

    private static String own(RecordedStackTrace trace) {
        for (RecordedFrame frame : trace.getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("console.")) {
                return type + "." + frame.getMethod().getName();
            }
        }
        return "the JDK alone (class loading, TLS, compiler)";
    }
}
