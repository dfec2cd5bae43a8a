package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.views.common.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.Locale;

/// How many bundles there are and how they stand; each count leads to its rows.
final class FleetCounts extends HBox {
    private final FleetViewModel model;
    private final Texts texts;

    FleetCounts(FleetViewModel model) {
        super(8);
        this.model = model;
        texts = model.texts();
        setId("fleet-counts");
        getStyleClass().add("fleet-counts");
        setAlignment(Pos.CENTER_RIGHT);
        model.snapshotProperty().subscribe(snapshot -> show(snapshot));
    }

    private void show(FleetSnapshot snapshot) {
        getChildren().clear();
        switch (snapshot.bundles()) {
            case Reading.Live<Bundles> live -> counts(live.value().all());
            case Reading.Stale<Bundles> stale -> quiet(texts.hint(stale));
            case Reading.Absent<Bundles> absent -> quiet(texts.sentence(absent.why()));
        }
    }

    private void counts(List<Bundle> all) {
        link("all", texts.text("fleet.counts", all.size()))
                .setOnAction(_ -> model.table().filterProperty().set(""));
        for (BundleColumns.Count count : BundleColumns.Count.values()) {
            long many = all.stream().filter(each -> BundleColumns.Count.of(each) == count).count();
            if (many > 0) {
                String id = count.name().toLowerCase(Locale.ROOT);
                link(id, texts.number((double) many, 0) + " " + count.word(texts))
                        .setOnAction(_ -> model.only(count));
            }
        }
    }

    private Hyperlink link(String id, String text) {
        Hyperlink link = new Hyperlink(text);
        link.setId("fleet-count-" + id);
        getChildren().add(link);
        return link;
    }

    private void quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("fleet-quiet");
        getChildren().add(label);
    }
}
