package console.views.fleet;

import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.WhyChain;
import console.services.fleet.WhyChain.Link;
import console.services.resource.FleetState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.EventRow;
import console.services.session.ClusterView;
import console.views.common.FxDoor;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.fleet.WhySteps.Jump;
import console.views.fleet.WhySteps.Step;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Why the chosen bundle is as it is: the chain that Fleet names, and below its last object what is
/// asked for on demand; and what is open beside it. JavaFX thread only.
final class WhyViewModel implements AutoCloseable {
    /// What a link opened beside the table.
    sealed interface Opened {
        record Nothing() implements Opened {}

        /// The YAML of this object, which comes with `yamlProperty`.
        record Yaml(String title, Jump.ToYaml object) implements Opened {}

        record Events(String title, List<EventRow> events) implements Opened {}

        /// What a count of the chosen bundle counts.
        record Parts(String title, List<Step> parts) implements Opened {}
    }

    private final FleetViewModel fleet;
    private final ClusterView cluster;
    private final FxDoor door;
    private final Asking<List<Link>> asking;
    private final Texts texts;
    private final Consumer<String> jump;
    private final ReadOnlyObjectWrapper<List<Step>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Opened> opened =
            new ReadOnlyObjectWrapper<>(new Opened.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable Reading<String>> yaml =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final List<Subscription> subscriptions;
    private List<Link> below = List.of();
    private Jump.@Nullable ToYaml atFault;
    private boolean live;
    private Instant read = Instant.EPOCH;

    /// @param jump shows what lies on another screen, by its id
    WhyViewModel(
            FleetViewModel fleet,
            ClusterView cluster,
            FxDoor door,
            Timer timer,
            Consumer<String> jump) {
        this.fleet = fleet;
        this.cluster = cluster;
        this.door = door;
        asking = new Asking<>(door, cluster.clock(), timer, this::answered);
        this.jump = jump;
        texts = fleet.texts();
        fleet.snapshotProperty().subscribe(this::follow);
        fleet.table().selectedProperty().subscribe(this::follow);
        subscriptions =
                List.of(
                        door.follow(cluster.sources(), _ -> asking.next()),
                        door.follow(cluster.topology(), _ -> asking.soon()));
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        asking.about(null);
    }

    /// Empty where there is nothing to explain.
    ReadOnlyObjectProperty<List<Step>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// Another number whenever what is to be shown may differ: chain, counts, or the bundle.
    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Null until it is asked for.
    ReadOnlyObjectProperty<@Nullable Reading<String>> yamlProperty() {
        return yaml.getReadOnlyProperty();
    }

    /// The deployments of the chosen bundle, and what Fleet says of each.
    List<Step> deployments() {
        return deployed().stream().map(this::deployment).toList();
    }

    private Step deployment(BundleDeploymentRow row) {
        String said = row.message("Deployed");
        String state = texts.text("fleet.deployment", row.state().word());
        boolean behind = !row.applied().equals(row.desired());
        String former = behind ? " · " + texts.text("fleet.deployment.behind") : "";
        return new Step(
                row.state() == FleetState.READY ? Symbol.FINE : Symbol.ATTENTION,
                row.key(),
                state + former + (said.isEmpty() ? "" : ": " + said),
                new Jump.ToYaml("bundledeployments.fleet.cattle.io", row.namespace(), row.name()));
    }

    /// The objects of the chosen bundle that differ from Git, as far as Fleet names them.
    List<Step> drifted() {
        return new WhySteps(texts, fleet::title, !live, read)
                .of(
                        deployed().stream()
                                .flatMap(row -> row.modified().stream())
                                .<Link>map(item -> new Link.AtFault(item, true))
                                .toList());
    }

    private List<BundleDeploymentRow> deployed() {
        return fleet.snapshotProperty()
                .get()
                .deployments()
                .known()
                .map(all -> all.getOrDefault(fleet.table().selectedProperty().get(), List.of()))
                .orElse(List.of());
    }

    void openDeployments() {
        opened.set(new Opened.Parts(titled("fleet.side.deployments"), deployments()));
    }

    void openDrifted() {
        opened.set(new Opened.Parts(titled("fleet.side.drifted"), drifted()));
    }

    private String titled(String key) {
        return texts.text(key, fleet.chosen().map(Bundle::title).orElse(""));
    }

    /// The question that the chain answers; where there is none, what the chosen bundle is.
    String question() {
        return fleet.chosen()
                .map(bundle -> texts.text("fleet.why." + role(bundle), bundle.title()))
                .orElse("");
    }

    private static String role(Bundle bundle) {
        return switch (bundle.state()) {
            case BLOCKED -> "blocked";
            case DRIFTED -> "drifted";
            case READY_DEPENDENCY_NOT_READY, READY_STALE -> "doubtful";
            case READY -> "ready";
            case DELETING,
                    UNKNOWN,
                    ERROR,
                    NO_TARGET,
                    APPLY_FAILED,
                    INSTALL_FAILED,
                    DEPLOYING,
                    WAITING,
                    NOT_READY ->
                    "unready";
        };
    }

    /// How far the chain reaches, and when its end was read.
    String depth() {
        if (steps.get().isEmpty()) {
            return "";
        }
        return below.isEmpty()
                ? texts.text("fleet.why.depth")
                : texts.text("fleet.why.read", texts.time(read));
    }

    /// The chain as lines, for a message to somebody else.
    String text() {
        return steps.get().stream()
                .map(Step::line)
                .collect(Collectors.joining("\n→ ", question() + "\n", "\n" + depth() + "\n"));
    }

    void open(Jump where) {
        switch (where) {
            case Jump.Nowhere _ -> {}
            case Jump.ToBundle(String key) -> fleet.choose(key);
            case Jump.ToYaml object -> openYaml(object);
            case Jump.ToPod(String node, String key) -> jump.accept("pod/" + node + "/" + key);
            case Jump.ToEvents(String of, List<EventRow> events) ->
                    opened.set(new Opened.Events(texts.text("fleet.side.events", of), events));
        }
    }

    /// Nothing is open beside the table any more.
    void closeSide() {
        opened.set(new Opened.Nothing());
    }

    private void openYaml(Jump.ToYaml object) {
        String name = object.namespace() + "/" + object.name();
        opened.set(new Opened.Yaml(object.kind() + " " + name, object));
        yaml.set(new Reading.Absent<>(Why.notLoaded(name)));
        askYaml();
    }

    void askYaml() {
        if (opened.get() instanceof Opened.Yaml(String title, Jump.ToYaml object)) {
            door.fetch(
                    "yaml of " + title,
                    () -> cluster.objects().yaml(object.kind(), object.namespace(), object.name()),
                    found -> {
                        if (opened.get() instanceof Opened.Yaml now && now.title().equals(title)) {
                            yaml.set(found);
                        }
                    });
        }
    }

    private void follow() {
        FleetSnapshot snapshot = fleet.snapshotProperty().get();
        List<Link> chain = WhyChain.of(snapshot, fleet.table().selectedProperty().get());
        Jump.ToYaml object = chain.isEmpty() ? null : atFault(chain.getLast());
        boolean now = snapshot.bundles() instanceof Reading.Live<?>;
        if (!Objects.equals(object, atFault)) {
            atFault = object;
            below = List.of();
            asking.about(object == null ? null : question(object));
        } else if (now && !live) {
            asking.next();
        }
        live = now;
        show();
    }

    /// The object below which there is more to see, whatever Fleet says of it.
    private static Jump.@Nullable ToYaml atFault(Link last) {
        return last instanceof Link.AtFault(Item item, boolean drifted) && !drifted
                ? new Jump.ToYaml(item.kind(), item.namespace(), item.name())
                : null;
    }

    /// Looks at what is below the object at fault.
    private Asking.Question<List<Link>> question(Jump.ToYaml of) {
        return new Asking.Question<>(
                "why " + of.name(),
                () -> cluster.objects().below(of.kind(), of.namespace(), of.name()));
    }

    private void answered(List<Link> found, Instant asked) {
        below = found;
        read = asked;
        show();
    }

    /// Looks again at what is below the object at fault.
    void ask() {
        asking.now();
    }

    /// Whether nothing more is on its way.
    boolean isFilled() {
        return atFault == null || !below.isEmpty();
    }

    private void show() {
        FleetSnapshot snapshot = fleet.snapshotProperty().get();
        List<Link> all =
                new ArrayList<>(WhyChain.of(snapshot, fleet.table().selectedProperty().get()));
        all.addAll(below);
        boolean old = snapshot.bundles() instanceof Reading.Stale<?>;
        steps.set(new WhySteps(texts, fleet::title, old, read).of(all));
        shown.set(shown.get() + 1);
    }
}
