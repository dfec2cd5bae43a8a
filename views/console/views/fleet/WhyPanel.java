package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.WhyChain.Link;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.EventRow;
import console.views.common.BundleLooks;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// Below the table: from the chosen bundle down to the object at fault and its newest event.
final class WhyPanel extends VBox {
    private final FleetViewModel model;
    private final Texts texts;
    private final Label head = new Label();
    private final HBox links = new HBox();

    WhyPanel(FleetViewModel model) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("fleet-why");
        setId("fleet-why");
        head.getStyleClass().add("fleet-strong");
        links.getStyleClass().add("fleet-links");
        getChildren().addAll(head, links);
        model.snapshotProperty().subscribe(this::show);
        model.table().selectedProperty().subscribe(this::show);
        model.eventsProperty().subscribe(this::show);
        show();
    }

    private void show() {
        List<Link> chain = model.why();
        setVisible(!chain.isEmpty());
        setManaged(!chain.isEmpty());
        links.getChildren().clear();
        if (chain.isEmpty()) {
            return;
        }
        String title = model.chosen().map(Bundle::title).orElse("");
        head.setText(texts.text("fleet.why", title));
        List<VBox> boxes = new ArrayList<>();
        chain.forEach(link -> boxes.add(box(link)));
        Reading<List<EventRow>> events = model.eventsProperty().get();
        if (events != null) {
            boxes.add(event(events));
        }
        for (VBox box : boxes) {
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(200);
            links.getChildren().add(box);
        }
    }

    private VBox box(Link link) {
        return switch (link) {
            case Link.OfBundle(Bundle bundle) -> bundle(bundle);
            case Link.Unknown(String name) ->
                    box(Symbol.PROBLEM, name, texts.text("fleet.unknown", name));
            case Link.AtFault(Item item, boolean drifted) ->
                    box(
                            item.transitioning()
                                    ? Symbol.PROGRESS
                                    : drifted ? Symbol.ATTENTION : Symbol.PROBLEM,
                            item.kind() + " " + item.namespace() + "/" + item.name(),
                            item.fact());
        };
    }

    private VBox bundle(Bundle bundle) {
        String word = BundleLooks.word(bundle.state(), texts);
        String message = bundle.message();
        VBox box =
                box(
                        BundleLooks.mark(bundle.state()),
                        bundle.title(),
                        message == null ? word : word + ": " + message);
        Hyperlink open = new Hyperlink(texts.text("fleet.open"));
        open.setId("fleet-why-" + bundle.title());
        open.setOnAction(_ -> model.choose(bundle.key()));
        box.getChildren().add(open);
        return box;
    }

    private VBox event(Reading<List<EventRow>> reading) {
        List<EventRow> events = reading.known().orElse(List.of());
        if (reading instanceof Reading.Absent<?> absent) {
            return box(Symbol.ABSENT, texts.text("fleet.events"), texts.sentence(absent.why()));
        }
        if (events.isEmpty()) {
            return box(Symbol.UNKNOWN, texts.text("fleet.events"), texts.text("fleet.events.none"));
        }
        EventRow newest = events.getFirst();
        String when = newest.last() == null ? "" : ", " + texts.moment(newest.last());
        return box(
                newest.type().equals("Warning") ? Symbol.ATTENTION : Symbol.FINE,
                texts.text("fleet.event", newest.reason()) + when,
                newest.message());
    }

    private static VBox box(Symbol mark, String title, String fact) {
        Label name = new Label(title);
        name.setGraphic(Marks.of(mark, title));
        name.getStyleClass().add("fleet-link");
        name.setWrapText(true);
        Label words = new Label(fact);
        words.setWrapText(true);
        words.getStyleClass().add("fleet-quiet");
        return new VBox(name, words);
    }
}
