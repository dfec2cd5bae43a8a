package console.views.common;

import console.services.fact.Clock;
import console.services.fact.Reading;
import console.services.fact.SourceStatus;
import console.services.session.ClusterView;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Says where a value comes from and how old it is, at the moment somebody looks: a source that is
/// alive proves it again and again without the value changing.
public final class Provenance {
    private final Function<String, Optional<Instant>> proofs;
    private final Clock clock;
    private final Texts texts;

    /// @param proofs the newest proof of life of a source, by its name
    public Provenance(Function<String, Optional<Instant>> proofs, Clock clock, Texts texts) {
        this.proofs = proofs;
        this.clock = clock;
        this.texts = texts;
    }

    public static Provenance of(ClusterView cluster, Texts texts) {
        return new Provenance(source -> newest(cluster, source), cluster.clock(), texts);
    }

    private static Optional<Instant> newest(ClusterView cluster, String source) {
        return cluster.sources().latest().stream()
                .map(SourceStatus::source)
                .filter(each -> each.name().equals(source))
                .findFirst()
                .map(each -> cluster.status(each).proof());
    }

    /// `nodes, seen 24 Nov 08:13:20, 0.3 s ago`, or why there is no value.
    public String hint(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?>(Object value, String source, Instant at) -> {
                Instant seen = proofs.apply(source).filter(at::isBefore).orElse(at);
                yield aged(new Reading.Live<>(value, source, seen), seen);
            }
            case Reading.Stale<?> stale -> aged(stale, stale.since());
            case Reading.Absent<?> absent -> texts.hint(absent);
        };
    }

    private String aged(Reading<?> reading, Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return texts.text("common.hint.ago", texts.hint(reading), texts.age(age));
    }

    /// Gives a control source and age on hover, made then, and in its accessible text.
    ///
    /// @param what it shows, in words; whole, however little room the control has
    public void install(Control control, String what, Reading<?> reading) {
        // A control's own is kept: a table that changes would leave a heap of them behind.
        Tooltip former = control.getTooltip();
        Tooltip tip = former == null ? new Tooltip() : former;
        tip.setOnShowing(_ -> tip.setText(what + "\n" + hint(reading)));
        control.setTooltip(tip);
        control.setAccessibleText(what + ". " + hint(reading));
    }
}
