package console.views.fleet;

import console.services.row.EventRow;
import console.views.common.Area;
import console.views.common.Facts;
import console.views.common.Facts.Fact;
import console.views.common.Icons;
import console.views.common.Scrolling;
import console.views.common.YamlPane;
import console.views.common.picture.Symbol;
import console.views.fleet.WhySteps.Step;
import console.views.fleet.WhyViewModel.Opened;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.List;

/// What a link of the chain opened: an object as YAML, or the events about it. Esc closes it.
final class SidePane extends VBox {
    private static final int MOST = 200;

    private final FleetViewModel fleet;
    private final WhyViewModel model;
    private final Label title = Facts.label("", "drawer-title");
    private final YamlPane yaml;
    private final ScrollPane events = Scrolling.pane(new Region());

    SidePane(FleetViewModel fleet) {
        this.fleet = fleet;
        model = fleet.why();
        yaml =
                new YamlPane(
                        "fleet-yaml",
                        model.yamlProperty(),
                        model::askYaml,
                        fleet.texts(),
                        fleet.provenance());
        getStyleClass().add("fleet-side");
        setId("fleet-side");
        Area.mark(this);
        title.setId("fleet-side-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head =
                new HBox(
                        title,
                        Icons.CLOSE.tool(
                                "fleet-side-close",
                                fleet.texts().text("fleet.side.close"),
                                model::closeSide));
        head.setAlignment(Pos.CENTER_LEFT);
        events.setId("fleet-side-events");
        getChildren().setAll(head);
        model.openedProperty().subscribe(this::open);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.closeSide();
            event.consume();
        }
    }

    private void open(Opened opened) {
        switch (opened) {
            case Opened.Nothing _ -> show("", new Label());
            case Opened.Yaml object -> show(object.title(), yaml);
            case Opened.Parts(String of, List<Step> parts) -> {
                events.setContent(parts(parts));
                show(of, events);
            }
            case Opened.Events(String of, List<EventRow> all) -> {
                events.setContent(lines(all));
                show(of, events);
            }
        }
        setVisible(!(opened instanceof Opened.Nothing));
        setManaged(isVisible());
    }

    private void show(String head, Node content) {
        title.setText(head);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(getChildren().getFirst(), content);
    }

    private Facts parts(List<Step> parts) {
        Facts facts = new Facts(fleet.provenance());
        for (Step part : parts) {
            facts.fact(
                    new Fact(part.mark(), part.title(), "", ""),
                    part.fact(),
                    fleet.snapshotProperty().get().deployments());
            Hyperlink open = new Hyperlink(fleet.texts().text("fleet.open.yaml"));
            open.setOnAction(_ -> model.open(part.jump()));
            facts.getChildren().add(open);
        }
        return facts;
    }

    private Facts lines(List<EventRow> all) {
        Facts facts = new Facts(fleet.provenance());
        for (EventRow event : all.subList(0, Math.min(MOST, all.size()))) {
            Instant last = event.last();
            String count = event.count() > 1 ? "× " + event.count() : "";
            facts.fact(
                    new Fact(
                            event.type().equals("Warning") ? Symbol.ATTENTION : Symbol.FINE,
                            event.reason(),
                            count,
                            last == null ? "" : fleet.texts().moment(last)),
                    event.message(),
                    fleet.snapshotProperty().get().bundles());
        }
        if (all.size() > MOST) {
            facts.note(fleet.texts().text("common.table.first", MOST, all.size()));
        }
        return facts;
    }
}
