package console.views.overview;

import console.services.fact.Reading;
import console.services.row.NodeRow;
import console.services.topology.Node;
import console.views.common.Copy;
import console.views.common.Facts;
import console.views.common.Facts.Fact;
import console.views.common.Marks;
import console.views.common.Scrolling;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.overview.NodeWhy.Jump;
import console.views.overview.NodeWhy.Step;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The first page of the drawer: why, conditions, taints.
final class NodeSummary extends ScrollPane {
    private final Texts texts;
    private final OverviewViewModel model;
    private final Consumer<Jump> onJump;
    private final VBox chain = new VBox();
    private List<Step> steps = List.of();
    private List<Object> shown = List.of();

    NodeSummary(OverviewViewModel model, Consumer<Jump> onJump) {
        this.model = model;
        this.texts = model.words();
        this.onJump = onJump;
        setId("overview-drawer-summary");
        Scrolling.prepare(this);
        chain.getStyleClass().add("drawer-chain");
    }

    void show(Node node, List<Step> next) {
        Reading<?> nodes = model.snapshotProperty().get().nodes();
        List<Object> now = List.of(node.row(), next, nodes.getClass());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        steps = next;
        boolean stale = nodes instanceof Reading.Stale<?>;
        chain.getChildren().setAll(next.stream().map(step -> link(step, stale)).toList());
        setContent(facts(node, nodes));
    }

    private Facts facts(Node node, Reading<?> nodes) {
        Facts facts = new Facts(model.provenance());
        facts.head(
                texts.text("overview.drawer.why"),
                Copy.button("overview-why-copy", texts.text("overview.drawer.copyWhy"), this::why));
        facts.getChildren().add(chain);
        facts.head(texts.text("overview.drawer.conditions"));
        for (NodeRow.Condition condition : node.row().conditions()) {
            String since =
                    condition.since() == null
                            ? ""
                            : texts.text("overview.drawer.since", texts.moment(condition.since()));
            facts.fact(
                    new Fact(NodeWhy.mark(condition), condition.type(), condition.status(), since),
                    "",
                    nodes);
        }
        if (node.row().conditions().isEmpty()) {
            facts.note(texts.text("overview.none"));
        }
        facts.head(texts.text("overview.drawer.taints"));
        if (node.row().taints().isEmpty()) {
            facts.note(texts.text("overview.none"));
        }
        for (NodeRow.Taint taint : node.row().taints()) {
            String value = taint.value().isEmpty() ? taint.effect() : taint.value();
            String effect = taint.value().isEmpty() ? "" : taint.effect();
            facts.fact(new Fact(Symbol.ATTENTION, taint.key(), value, effect), "", nodes);
        }
        return facts;
    }

    private HBox link(Step step, boolean stale) {
        VBox said = new VBox(Facts.label(step.title(), stale ? "facts-stale" : "drawer-step"));
        if (!step.fact().isEmpty()) {
            said.getChildren().add(Facts.label(step.fact(), "facts-quiet"));
        }
        if (step.jump() != Jump.NONE) {
            Hyperlink jump =
                    new Hyperlink(
                            switch (step.jump()) {
                                case NONE -> "";
                                case PODS -> texts.text("overview.drawer.toPods");
                                case EVENTS -> texts.text("overview.drawer.toEvents");
                                case LABELS -> texts.text("overview.drawer.toLabels");
                            });
            jump.setOnAction(_ -> onJump.accept(step.jump()));
            said.getChildren().add(jump);
        }
        HBox link = new HBox(8, Marks.of(stale ? Symbol.STALE : step.mark(), ""), said);
        link.getStyleClass().add("drawer-link");
        return link;
    }

    private String why() {
        return steps.stream()
                .map(step -> (step.title() + " " + step.fact()).strip())
                .collect(Collectors.joining("\n"));
    }
}
