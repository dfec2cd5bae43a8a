package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot.Operand;
import console.services.gpu.GpuSnapshot.OperandState;
import console.services.topology.Node;
import console.services.topology.Sharing;
import console.views.common.Marks;
import console.views.common.Requests;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A line of the list: a node's head, a card with its slots and measures, or exact counts alone.
final class LineCell extends ListCell<GpuLine> {
    private static final double GIB = 1L << 30;

    private final GpusViewModel model;
    private final Texts texts;
    private final boolean narrow;

    /// @param narrow whether a line has no room for all of it in one row
    LineCell(GpusViewModel model, boolean narrow) {
        this.model = model;
        this.narrow = narrow;
        texts = model.texts();
        getStyleClass().add("gpus-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(GpuLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(empty || line == null ? null : content(line));
    }

    private Pane content(GpuLine line) {
        Pane box =
                switch (line) {
                    case GpuLine.OfNode(Node node, List<Operand> operands) -> head(node, operands);
                    case GpuLine.OfCard card -> new CardLine(model, card, narrow);
                    case GpuLine.WithoutCards(Node _, Node.Gpu gpu) -> counts(gpu);
                };
        if (old()) {
            box.getStyleClass().add("gpus-old");
        }
        return box;
    }

    /// Whether nodes are what was last seen: then nothing of a line may look like what is.
    private boolean old() {
        return model.snapshotProperty().get().nodes() instanceof Reading.Stale<?>;
    }

    private VBox head(Node node, List<Operand> operands) {
        Node.Gpu gpu = Objects.requireNonNull(node.gpu());
        Symbol mark = old() ? Symbol.STALE : mark(node);
        String now = texts.text("common.node." + node.state().word());
        String state = old() ? texts.text("common.was", now) : now;
        Label name = new Label(node.name());
        name.setGraphic(Marks.of(mark, state));
        name.getStyleClass().add("gpus-node");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = row(name, hinted(quiet(mode(gpu) + sharing(node))));
        if (old() || node.state().needsHand()) {
            head.getChildren().add(whole(styled(state + missing(node, gpu), "gpus-bad")));
        }
        operands(operands).ifPresent(text -> head.getChildren().add(styled(text, "gpus-att")));
        String otherwise = otherwise(gpu);
        if (!otherwise.isEmpty()) {
            head.getChildren().add(hinted(styled(otherwise, "gpus-att")));
        }
        Label use = hinted(quiet(use(gpu)));
        Label cpu = whole(quiet(amount(node, "cpu", 1, "gpus.cpu")));
        Label memory = whole(quiet(amount(node, "memory", GIB, "gpus.memory")));
        VBox box = new VBox(head);
        box.getStyleClass().add("gpus-head");
        if (!narrow) {
            head.getChildren().addAll(space(), use, cpu, memory);
        } else if (gpu.resources().stream().filter(LineCell::offered).count() > 1) {
            box.getChildren().addAll(row(use), row(cpu, memory));
            box.getStyleClass().add("gpus-head-3");
        } else {
            box.getChildren().add(row(use, cpu, memory));
            box.getStyleClass().add("gpus-head-2");
        }
        return box;
    }

    /// Where the node's own label counts other cards than are expected.
    private String missing(Node node, Node.Gpu gpu) {
        Integer expected = gpu.expected();
        String counted = node.row().labels().getOrDefault("nvidia.com/gpu.count", "");
        return expected == null || counted.isEmpty() || counted.equals(String.valueOf(expected))
                ? ""
                : ": " + texts.text("gpus.missing", counted, expected);
    }

    /// May be cut; whole on hover.
    private Label hinted(Label label) {
        String text = label.getText();
        model.provenance().install(label, text, model.snapshotProperty().get().nodes());
        return label;
    }

    /// Where mig-parted was told to cut cards in another way than the exporter finds them.
    private String otherwise(Node.Gpu gpu) {
        return gpu.cards().known().stream()
                .flatMap(List::stream)
                .map(this::otherwise)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String otherwise(Node.Card card) {
        SortedMap<String, Integer> slots = card.otherwise();
        if (slots == null) {
            return "";
        }
        String layout =
                slots.isEmpty()
                        ? texts.text("gpus.otherwise.none")
                        : slots.containsKey("whole")
                                ? texts.text("gpus.planner.whole")
                                : LayoutCell.name(slots);
        return texts.text("gpus.otherwise", texts.text("gpus.card", card.index()), layout);
    }

    /// Others are cut before it.
    private static Label whole(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Symbol mark(Node node) {
        return switch (node.state()) {
            case NO_CONTACT -> Symbol.UNKNOWN;
            case NOT_READY, DEGRADED_GPU -> Symbol.PROBLEM;
            case DEGRADED, DEGRADED_ETCD -> Symbol.ATTENTION;
            case RECONFIGURING -> Symbol.PROGRESS;
            case CORDONED, READY -> Symbol.FINE;
        };
    }

    private String mode(Node.Gpu gpu) {
        String config = gpu.migConfig();
        boolean cut =
                gpu.resources().stream()
                                .anyMatch(each -> each.name().contains("/mig-") && offered(each))
                        || (config != null && !config.equals("all-disabled"));
        return cut
                ? texts.text("gpus.mode.mig", or(gpu.strategy()), or(config))
                : texts.text("gpus.mode.whole", gpu.product());
    }

    /// What a device is shared by; then one named holder is not all of them.
    private String sharing(Node node) {
        return Sharing.of(node.row().labels()).map(each -> " · " + sharing(each)).orElse("");
    }

    private String sharing(Sharing sharing) {
        Integer replicas = sharing.replicas();
        return replicas == null
                ? sharing.strategy()
                : texts.text("gpus.sharing", sharing.strategy(), replicas);
    }

    /// A resource whose devices are gone stays as zero for a while.
    private static boolean offered(Node.Resource resource) {
        Long requested = resource.requested();
        return resource.capacity() > 0 || (requested != null && requested > 0);
    }

    private static String or(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private static Optional<String> operands(List<Operand> operands) {
        String bad =
                operands.stream()
                        .filter(each -> each.state() != OperandState.READY)
                        .map(each -> each.name() + " " + each.state().word())
                        .collect(Collectors.joining(", "));
        return bad.isEmpty() ? Optional.empty() : Optional.of(bad);
    }

    /// What the scheduler counts: held of offered, what is unhealthy, what is overcommitted.
    private String use(Node.Gpu gpu) {
        return gpu.resources().stream()
                .filter(LineCell::offered)
                .map(this::use)
                .collect(Collectors.joining(" · "));
    }

    private String use(Node.Resource resource) {
        String name = resource.name().replace("nvidia.com/", "").replace("mig-", "");
        Long requested = resource.requested();
        if (requested == null) {
            return texts.text("gpus.use.unknown", name, resource.allocatable());
        }
        String use = texts.text("gpus.use", name, requested, resource.allocatable());
        if (requested > resource.allocatable()) {
            long over = requested - resource.allocatable();
            return use + ", " + texts.text("gpus.use.over", over);
        }
        return resource.unhealthy() > 0
                ? use + ", " + texts.text("gpus.use.unhealthy", resource.unhealthy())
                : use;
    }

    private String amount(Node node, String resource, double unit, String key) {
        String all = texts.number(node.allocatable().get(resource).doubleValue() / unit, 1);
        return node.use()
                .known()
                .map(use -> texts.text(key, Requests.text(use, resource, unit, texts), all))
                .orElseGet(() -> texts.text(key, "?", all));
    }

    /// Counted, not drawn: nothing says which card.
    private HBox counts(Node.Gpu gpu) {
        String held =
                gpu.holders().known().stream()
                        .flatMap(List::stream)
                        .map(each -> each.user() == null ? each.pod() : each.user())
                        .collect(Collectors.joining(", "));
        String why =
                gpu.cards() instanceof Reading.Absent<?> absent ? texts.sentence(absent.why()) : "";
        String who = held.isEmpty() ? "" : " · " + texts.text("gpus.heldBy", held);
        Label text = quiet(texts.text("gpus.layoutUnknown", why) + who);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = new HBox(text);
        box.getStyleClass().add("gpus-card-line");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static HBox row(javafx.scene.Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add("gpus-head-row");
        return row;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label quiet(String text) {
        return styled(text, "gpus-quiet");
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
