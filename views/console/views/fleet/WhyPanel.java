package console.views.fleet;

import console.views.common.Copy;
import console.views.common.Facts;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Scrolling;
import console.views.common.Texts;
import console.views.fleet.WhySteps.Jump;
import console.views.fleet.WhySteps.Step;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Below the table: from the chosen bundle down to what the pod at fault says, side by side; where
/// the window is narrow, in several lines.
final class WhyPanel extends VBox {
    private static final double LEAST = 150;
    private static final double LOWEST = 180;
    private static final double GAP = 10;

    private final WhyViewModel model;
    private final Texts texts;
    private final Label head = new Label();
    private final Label depth = new Label();
    private final Hyperlink deployments = new Hyperlink();
    private final Hyperlink drifted = new Hyperlink();
    private final FlowPane links = new FlowPane(GAP, GAP);
    private List<Step> drawn = List.of();

    WhyPanel(WhyViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("fleet-why");
        setId("fleet-why");
        head.getStyleClass().add("fleet-strong");
        head.setMinWidth(Region.USE_PREF_SIZE);
        depth.getStyleClass().add("fleet-quiet");
        links.setRowValignment(VPos.TOP);
        links.widthProperty().subscribe(this::arrange);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button again =
                Icons.REFRESH.tool("fleet-why-again", texts.text("fleet.why.again"), model::ask);
        Button copy = Copy.button("fleet-why-copy", texts.text("fleet.why.copy"), model::text);
        deployments.setId("fleet-deployments");
        deployments.setOnAction(_ -> model.openDeployments());
        drifted.setId("fleet-drifted");
        drifted.setOnAction(_ -> model.openDrifted());
        again.visibleProperty().bind(links.managedProperty());
        copy.visibleProperty().bind(links.managedProperty());
        HBox row = new HBox(GAP, head, depth, space, drifted, deployments, again, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        ScrollPane room = Scrolling.pane(links);
        room.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        room.managedProperty().bind(links.managedProperty());
        room.visibleProperty().bind(links.managedProperty());
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().addAll(row, room);
        model.shownProperty().subscribe(_ -> show());
    }

    private void show() {
        List<Step> steps = model.stepsProperty().get();
        head.setText(model.question());
        setVisible(!head.getText().isEmpty());
        setManaged(isVisible());
        links.setVisible(!steps.isEmpty());
        links.setManaged(!steps.isEmpty());
        count(deployments, "fleet.deployments", model.deployments().size());
        count(drifted, "fleet.drifted", model.drifted().size());
        depth.setText(model.depth());
        if (!steps.equals(drawn)) {
            draw(steps);
        }
    }

    /// What had the focus has it again.
    private void draw(List<Step> steps) {
        drawn = steps;
        int focused = focused();
        links.getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            links.getChildren().add(box(steps.get(i), i == steps.size() - 1));
        }
        arrange();
        if (focused >= 0 && focused < steps.size()) {
            ((Region) links.getChildren().get(focused))
                    .getChildrenUnmodifiable().stream()
                            .filter(Hyperlink.class::isInstance)
                            .forEach(Node::requestFocus);
        }
    }

    /// The place of the link that has the focus; -1 for none.
    private int focused() {
        List<Node> boxes = links.getChildren();
        return IntStream.range(0, boxes.size())
                .filter(i -> boxes.get(i).isFocusWithin())
                .findFirst()
                .orElse(-1);
    }

    /// Where the window is low, a part of the chain is there at least; the rest is scrolled to.
    @Override
    protected double computeMinHeight(double width) {
        return Math.min(computePrefHeight(width), LOWEST * head.getFont().getSize() / 13);
    }

    private void count(Hyperlink link, String key, int count) {
        link.setText(texts.text(key, count));
        link.setVisible(count > 0);
        link.setManaged(count > 0);
    }

    /// As many side by side as there is room for.
    private void arrange() {
        int count = links.getChildren().size();
        double width = links.getWidth();
        if (count > 0 && width > 0) {
            double em = head.getFont().getSize() / 13;
            int room = Math.max(1, (int) ((width + GAP) / (LEAST * em + GAP)));
            int rows = (count + room - 1) / room;
            int columns = (count + rows - 1) / rows;
            double tile = Math.floor((width - (columns - 1) * GAP) / columns) - 1;
            links.getChildren().forEach(box -> ((Region) box).setPrefWidth(tile));
            links.setPrefWrapLength(width);
        }
    }

    private VBox box(Step step, boolean last) {
        Region line = new Region();
        line.getStyleClass().add("fleet-line");
        line.setVisible(!last);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox top = new HBox(GAP, Marks.of(step.mark(), step.line()), line);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(3, top, Facts.label(step.title(), "fleet-link"));
        if (!step.fact().isEmpty()) {
            box.getChildren().add(Facts.label(step.fact(), "fleet-quiet"));
        }
        link(step.jump()).ifPresent(box.getChildren()::add);
        return box;
    }

    private Optional<Hyperlink> link(Jump jump) {
        return switch (jump) {
            case Jump.Nowhere _ -> Optional.empty();
            case Jump.ToBundle(String key) -> Optional.of(link("bundle", last(key), jump));
            case Jump.ToYaml(String _, String _, String name) ->
                    Optional.of(link("yaml", name, jump));
            case Jump.ToPod(String _, String key) -> Optional.of(link("pod", last(key), jump));
            case Jump.ToEvents _ -> Optional.of(link("events", "", jump));
        };
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private Hyperlink link(String role, String name, Jump jump) {
        Hyperlink open = new Hyperlink(texts.text("fleet.open." + role));
        open.setId("fleet-why-" + role);
        open.setAccessibleText(texts.text("fleet.open." + role) + " " + name);
        open.setOnAction(_ -> model.open(jump));
        return open;
    }
}
