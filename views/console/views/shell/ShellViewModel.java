package console.views.shell;

import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.views.common.FxDoor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the shell shows around the screens. JavaFX thread only.
public final class ShellViewModel implements AutoCloseable {
    /// What the shell asks of the program around it.
    public interface Program {
        void switchTheme();

        void switchLanguage();

        /// @param percent to add to the size of the text; 0 sets 100 %
        void scale(int percent);

        /// Shows a thing on its screen (`node/NAME`).
        void show(String id);
    }

    /// One entry of the palette.
    record Entry(String title, String remark, Runnable action) {}

    private final ClusterView cluster;
    private final Optional<LabControl> lab;
    private final ShellWords words;
    private final Program program;
    private final ReadOnlyObjectWrapper<LinkState> link;
    private final ReadOnlyObjectWrapper<ClusterView.Identity> identity;
    private final ReadOnlyObjectWrapper<List<SourceStatus>> sources;
    private final ReadOnlyObjectWrapper<String> scenario = new ReadOnlyObjectWrapper<>("");
    private final List<Subscription> subscriptions = new ArrayList<>();

    public ShellViewModel(
            ClusterView cluster,
            Optional<LabControl> lab,
            FxDoor door,
            ShellWords words,
            Program program) {
        this.cluster = cluster;
        this.lab = lab;
        this.words = words;
        this.program = program;
        link = new ReadOnlyObjectWrapper<>(cluster.link().latest());
        identity = new ReadOnlyObjectWrapper<>(cluster.identity().latest());
        sources = new ReadOnlyObjectWrapper<>(cluster.sources().latest());
        subscriptions.add(door.follow(cluster.link(), link::set));
        subscriptions.add(door.follow(cluster.identity(), identity::set));
        subscriptions.add(door.follow(cluster.sources(), sources::set));
        lab.ifPresent(
                control ->
                        subscriptions.add(
                                door.follow(
                                        control.state(), state -> scenario.set(describe(state)))));
    }

    private static String describe(LabControl.LabState state) {
        String faults =
                String.join(
                        ", ",
                        state.faults().stream()
                                .map(fault -> fault.fault().name().toLowerCase(Locale.ROOT))
                                .toList());
        return faults.isEmpty() ? state.scenario() : state.scenario() + ", " + faults;
    }

    ShellWords words() {
        return words;
    }

    Program program() {
        return program;
    }

    Optional<LabControl> lab() {
        return lab;
    }

    ReadOnlyObjectProperty<LinkState> linkProperty() {
        return link.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ClusterView.Identity> identityProperty() {
        return identity.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<SourceStatus>> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    /// The lab's scenario with its faults; empty in Live mode.
    ReadOnlyObjectProperty<String> scenarioProperty() {
        return scenario.getReadOnlyProperty();
    }

    void refresh() {
        cluster.refresh();
    }

    /// How a source is now, with its newest proof.
    String hint(SourceStatus source) {
        SourceStatus now = cluster.status(source.source());
        String never = words.text("shell.source.never");
        return words.text(
                "shell.source.live",
                now.source().name(),
                now.proof() == null ? never : words.time(now.proof()),
                now.changed() == null ? never : words.time(now.changed()));
    }

    /// What the palette finds: nodes by name or address, screens, commands.
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Node node : cluster.topology().latest().nodes().known().orElse(List.of())) {
            String address = node.address() == null ? "" : node.address();
            entries.add(new Entry(node.name(), address, () -> program.show("node/" + node.name())));
        }
        command(entries, "theme", program::switchTheme);
        command(entries, "language", program::switchLanguage);
        command(entries, "refresh", this::refresh);
        command(entries, "larger", () -> program.scale(10));
        command(entries, "smaller", () -> program.scale(-10));
        return entries;
    }

    private void command(List<Entry> entries, String name, Runnable action) {
        entries.add(new Entry(words.text("shell.palette.command." + name), ">", action));
    }

    static boolean matches(Entry entry, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        boolean commands = wanted.startsWith(">");
        if (commands && !entry.remark().equals(">")) {
            return false;
        }
        String text = commands ? wanted.substring(1).strip() : wanted.replaceFirst("^[:@]", "");
        String all = (entry.title() + " " + entry.remark()).toLowerCase(Locale.ROOT);
        return all.contains(text);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }
}
