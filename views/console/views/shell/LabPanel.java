package console.views.shell;

import console.services.session.LabControl;
import console.services.session.LabControl.Fault;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/// The lab's own switches: scenario, speed, faults. Each works at once, off this thread.
final class LabPanel extends VBox {
    private final LabControl lab;

    LabPanel(LabControl lab, ShellWords words, Runnable onClose) {
        this.lab = lab;
        getStyleClass().add("shell-lab");
        setId("shell-lab");
        Label title = new Label(words.text("shell.lab.title"));
        title.getStyleClass().add("shell-title");
        ComboBox<String> scenario = new ComboBox<>();
        scenario.setId("shell-lab-scenario");
        scenario.getItems().setAll(lab.scenarios());
        scenario.setValue(lab.state().latest().scenario());
        scenario.setOnAction(_ -> later(() -> lab.scenario(scenario.getValue())));
        ComboBox<Double> speed = new ComboBox<>();
        speed.getItems().setAll(List.of(0.0, 1.0, 10.0, 60.0));
        speed.setValue(lab.state().latest().speed());
        speed.setOnAction(_ -> later(() -> lab.speed(speed.getValue())));
        Button close = new Button(words.text("shell.lab.close"));
        close.setOnAction(_ -> onClose.run());
        getChildren()
                .addAll(
                        title,
                        new Label(words.text("shell.lab.scenario")),
                        scenario,
                        new Label(words.text("shell.lab.speed")),
                        speed,
                        new Label(words.text("shell.lab.faults")));
        for (Fault fault : Fault.values()) {
            getChildren().add(row(fault));
        }
        getChildren().add(close);
    }

    private HBox row(Fault fault) {
        String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        CheckBox box = new CheckBox(name);
        box.setId("shell-lab-" + name);
        ComboBox<String> target = new ComboBox<>();
        target.getItems().setAll(lab.targets(fault));
        target.setVisible(!target.getItems().isEmpty());
        target.setValue(target.getItems().stream().findFirst().orElse(""));
        box.setSelected(
                lab.state().latest().faults().stream().anyMatch(each -> each.fault() == fault));
        box.setOnAction(
                _ -> {
                    boolean on = box.isSelected();
                    String what = target.getValue();
                    later(
                            () -> {
                                if (on) {
                                    lab.inject(fault, what);
                                } else {
                                    lab.clear(fault, what);
                                }
                            });
                });
        return new HBox(8, box, target);
    }

    private static void later(Runnable action) {
        Thread.ofVirtual().name("lab-panel").start(action);
    }
}
