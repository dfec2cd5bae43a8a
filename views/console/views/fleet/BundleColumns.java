package console.views.fleet;

import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundle.Drifted;
import console.services.resource.BundleState;
import console.views.common.BundleLooks;
import console.views.common.Texts;
import console.views.common.table.Cell;
import console.views.common.table.Column;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the table says of a bundle.
final class BundleColumns {
    /// As what a bundle is counted.
    enum Count {
        READY,
        HAND,
        MOVING;

        static Count of(Bundle bundle) {
            return bundle.state() == BundleState.READY
                    ? READY
                    : bundle.state().needsHand() ? HAND : MOVING;
        }

        String word(Texts texts) {
            return texts.text("fleet.counted." + name().toLowerCase(Locale.ROOT));
        }
    }

    private final FleetViewModel model;
    private final Texts texts;

    BundleColumns(FleetViewModel model) {
        this.model = model;
        texts = model.texts();
    }

    List<Column<Bundle>> all() {
        return List.of(
                column("bundle", 170, Column.Kind.NAME, bundle -> Cell.of(bundle.title())),
                column("state", 210, Column.Kind.TEXT, this::state),
                column("ready", 70, Column.Kind.NUMBER, BundleColumns::ready),
                column("commit", 90, Column.Kind.MONO, BundleColumns::commit),
                column("changed", 130, Column.Kind.NUMBER, this::changed),
                column("drifted", 90, Column.Kind.NUMBER, this::drifted),
                column("fleet", 100, Column.Kind.TEXT, bundle -> Cell.of(bundle.fleet())),
                column("message", 380, Column.Kind.TEXT, BundleColumns::message),
                column("waits", 220, Column.Kind.TEXT, this::waits).hidden(),
                column("counts", 110, Column.Kind.TEXT, this::counts).hidden());
    }

    private Column<Bundle> column(
            String id, double width, Column.Kind kind, Function<? super Bundle, Cell> cell) {
        return new Column<>(id, texts.text("fleet.column." + id), width, kind, cell);
    }

    private Cell state(Bundle bundle) {
        String word = BundleLooks.word(bundle.state(), texts);
        String paused = bundle.paused() ? " · " + texts.text("fleet.paused") : "";
        String said = word + paused + often(bundle, texts);
        return Cell.state(
                        model.snapshotProperty().get().bundles(),
                        texts,
                        said,
                        BundleLooks.mark(bundle.state()))
                .ranked(BundleLooks.rank(bundle.state()));
    }

    /// Said of who goes to and fro, whatever it is at this moment; else empty.
    static String often(Bundle bundle, Texts texts) {
        return bundle.changes() == 0 ? "" : " · " + texts.text("fleet.often", bundle.changes());
    }

    private Cell counts(Bundle bundle) {
        return Cell.of(Count.of(bundle).word(texts));
    }

    private static Cell ready(Bundle bundle) {
        Integer ready = bundle.ready();
        Integer desired = bundle.desired();
        return ready == null || desired == null
                ? Cell.none()
                : Cell.of((double) ready, ready + " / " + desired);
    }

    private static Cell commit(Bundle bundle) {
        String commit = bundle.commit();
        return commit.isEmpty()
                ? Cell.none()
                : Cell.of(commit.substring(0, Math.min(7, commit.length())));
    }

    private Cell changed(Bundle bundle) {
        Instant changed = bundle.changed();
        return changed == null
                ? Cell.none()
                : Cell.of((double) changed.getEpochSecond(), texts.moment(changed));
    }

    private Cell drifted(Bundle bundle) {
        return Cell.of(
                model.snapshotProperty().get().deployments(), texts, _ -> count(bundle.drifted()));
    }

    private Cell count(@Nullable Drifted drifted) {
        if (drifted == null) {
            return Cell.none();
        }
        String text = texts.number((double) drifted.objects(), 0);
        return Cell.of((double) drifted.objects(), drifted.incomplete() ? "≥ " + text : text);
    }

    private Cell waits(Bundle bundle) {
        return bundle.blockedBy().isEmpty() && bundle.unknown().isEmpty()
                ? Cell.none()
                : Cell.of(
                        Stream.concat(
                                        bundle.blockedBy().stream().map(model::title),
                                        bundle.unknown().stream().map(name -> name + " ?"))
                                .collect(Collectors.joining(", ")));
    }

    private static Cell message(Bundle bundle) {
        String message = bundle.message();
        return message == null ? Cell.of("") : Cell.of(message);
    }
}
