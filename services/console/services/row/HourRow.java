package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// How busy a card was in the last hour, by the time series that Prometheus keeps; the hour ends
/// with its source's last proof.
///
/// @param load mean engine activity 0–1 of each `STEP`, oldest first; NaN where nothing is known
/// @param unused who held a device of the card for all of the hour and nearly left it alone
public record HourRow(String node, int card, List<Double> load, List<Unused> unused)
        implements Row {
    public static final Duration STEP = Duration.ofMinutes(2);
    public static final int POINTS = 30;

    /// @param instance null for a whole card
    public record Unused(@Nullable String instance, String namespace, String pod) {}

    public HourRow {
        load = List.copyOf(load);
        unused = List.copyOf(unused);
    }

    /// As a node's card is called.
    public static String key(String node, int card) {
        return node + "/" + card;
    }

    @Override
    public String key() {
        return key(node, card);
    }
}
