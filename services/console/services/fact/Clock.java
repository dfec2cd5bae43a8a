package console.services.fact;

import java.time.Instant;
import java.time.InstantSource;

/// The only place that asks for the time, so that tests and the lab can set it.
public interface Clock extends InstantSource {
    /// The machine's own clock.
    static Clock system() {
        return Instant::now;
    }
}
