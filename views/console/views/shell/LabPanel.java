package console.views.shell;

import console.services.session.LabControl;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;
import console.services.session.LabControl.LabState;
import console.views.common.Area;
import console.views.common.Icons;
import console.views.common.Scrolling;
import console.views.common.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lab's own switches: scenario, speed, faults. Each works at once, off this thread, and shows
/// what the lab says, not what was clicked.
final class LabPanel extends VBox {
    private static final List<Double> SPEEDS = List.of(0.0, 1.0, 10.0, 60.0);

    /// What a fault is about at first, where there is a choice and no better reason.
    private static final Map<Fault, String> USUAL =
            Map.of(
                    Fault.FORBIDDEN, "ingresses.networking.k8s.io",
                    Fault.SLOW, "pods",
                    Fault.NOT_INSTALLED, "metallb.io",
                    Fault.POWER_CUT, "k3s-wk-gpu3");

    /// They happen at once and do not last.
    private static final Set<Fault> ONCE = Set.of(Fault.GONE, Fault.CLOCK_JUMP);

    private final ShellViewModel model;
    private final LabControl lab;
    private final Texts words;
    private final ComboBox<String> scenario = new ComboBox<>();
    private final ComboBox<Double> speed = new ComboBox<>();
    private final List<Switch> switches = new ArrayList<>();

    /// @param target without a choice for a fault of everything
    private record Switch(Fault fault, CheckBox box, ComboBox<String> target) {
        String about() {
            String chosen = target.getValue();
            return chosen == null ? "" : chosen;
        }
    }

    LabPanel(ShellViewModel model, LabControl lab, Runnable onClose) {
        this.model = model;
        this.lab = lab;
        words = model.words();
        getStyleClass().add("shell-lab");
        Area.mark(this);
        setId("shell-lab");
        VBox body = new VBox();
        body.getStyleClass().add("shell-panel-body");
        body.getChildren().addAll(caption("shell.lab.scenario"), scenario());
        body.getChildren().addAll(caption("shell.lab.speed"), speed());
        body.getChildren().add(caption("shell.lab.faults"));
        for (Fault fault : Fault.values()) {
            body.getChildren().add(ONCE.contains(fault) ? once(fault) : lasting(fault));
        }
        ScrollPane scroll = Scrolling.pane(body);
        scroll.getStyleClass().add("shell-scroll");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(onClose), scroll);
    }

    Subscription follow() {
        return model.labStateProperty().subscribe(state -> state.ifPresent(this::show));
    }

    private HBox head(Runnable onClose) {
        Label title = new Label(words.text("shell.lab.title"));
        title.getStyleClass().add("shell-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        space,
                        Icons.CLOSE.tool("shell-lab-close", words.text("shell.close"), onClose));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label caption(String key) {
        Label caption = new Label(words.text(key));
        caption.getStyleClass().add("shell-quiet");
        return caption;
    }

    private ComboBox<String> scenario() {
        scenario.setId("shell-lab-scenario");
        scenario.setAccessibleText(words.text("shell.lab.scenario"));
        scenario.setMaxWidth(Double.MAX_VALUE);
        scenario.getItems().setAll(lab.scenarios());
        scenario.setOnAction(
                _ -> {
                    String chosen = scenario.getValue();
                    if (chosen != null && !chosen.equals(lab.state().latest().scenario())) {
                        later(() -> lab.scenario(chosen));
                    }
                });
        return scenario;
    }

    private ComboBox<Double> speed() {
        speed.setId("shell-lab-speed");
        speed.setAccessibleText(words.text("shell.lab.speed"));
        speed.setMaxWidth(Double.MAX_VALUE);
        speed.getItems().setAll(SPEEDS);
        speed.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double factor) {
                        return factor == null ? "" : speedWord(factor);
                    }

                    @Override
                    public Double fromString(String text) {
                        throw new UnsupportedOperationException("only chosen, never typed");
                    }
                });
        speed.setOnAction(
                _ -> {
                    Double chosen = speed.getValue();
                    if (chosen != null && chosen != lab.state().latest().speed()) {
                        later(() -> lab.speed(chosen));
                    }
                });
        return speed;
    }

    private String speedWord(double factor) {
        return factor == 0
                ? words.text("shell.lab.paused")
                : words.text("shell.lab.times", words.number(factor, 0));
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Button once(Fault fault) {
        Button button = new Button(words.text("shell.fault." + name(fault)));
        button.setId("shell-fault-" + name(fault));
        button.setOnAction(_ -> later(() -> lab.inject(fault, "")));
        return button;
    }

    private VBox lasting(Fault fault) {
        String name = name(fault);
        CheckBox box = new CheckBox(words.text("shell.fault." + name));
        box.setId("shell-fault-" + name);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        ComboBox<String> target = new ComboBox<>();
        target.setId("shell-fault-" + name + "-target");
        target.setAccessibleText(words.text("shell.lab.target"));
        target.setMaxWidth(Double.MAX_VALUE);
        target.managedProperty().bind(target.visibleProperty());
        Switch row = new Switch(fault, box, target);
        offer(row);
        switches.add(row);
        box.setOnAction(_ -> onSwitched(row));
        VBox lines = new VBox(box, target);
        lines.getStyleClass().add("shell-fault");
        return lines;
    }

    /// Other scenarios have other machines.
    private void offer(Switch row) {
        List<String> targets = lab.targets(row.fault());
        ComboBox<String> target = row.target();
        if (!target.getItems().equals(targets)) {
            target.getItems().setAll(targets);
            String usual = USUAL.getOrDefault(row.fault(), "");
            target.setValue(targets.contains(usual) ? usual : targets.getFirst());
        }
        target.setVisible(!targets.isEmpty());
    }

    private void onSwitched(Switch row) {
        boolean on = row.box().isSelected();
        String about = row.about();
        later(
                () -> {
                    if (on) {
                        lab.inject(row.fault(), about);
                    } else {
                        lab.state().latest().faults().stream()
                                .filter(active -> active.fault() == row.fault())
                                .forEach(active -> lab.clear(row.fault(), active.target()));
                    }
                });
    }

    private void show(LabState state) {
        scenario.setValue(state.scenario());
        speed.setValue(state.speed());
        for (Switch row : switches) {
            Optional<ActiveFault> active =
                    state.faults().stream().filter(each -> each.fault() == row.fault()).findFirst();
            row.box().setSelected(active.isPresent());
            offer(row);
            row.target().setDisable(active.isPresent());
            active.map(ActiveFault::target).ifPresent(row.target()::setValue);
        }
    }

    private static void later(Runnable action) {
        Thread.ofVirtual().name("lab-panel").start(action);
    }
}
