package console.app;

import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.kube.KubeconfigException;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.shell.Screen;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A state that a screen is drawn in. The lab is brought there by its own faults and scenarios, so
/// the state comes the same way as in earnest.
enum ScreenState {
    LIVE,
    STALE,
    ABSENT,
    PROBLEM;

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double HASTE = 100;

    /// Forbidden, not installed and silent, so that the three texts are seen.
    private static final List<ActiveFault> ABSENCES =
            List.of(
                    new ActiveFault(Fault.FORBIDDEN, "ingresses.networking.k8s.io"),
                    new ActiveFault(Fault.FORBIDDEN, "etcdsnapshotfiles.k3s.cattle.io"),
                    new ActiveFault(Fault.NOT_INSTALLED, "metallb.io"),
                    new ActiveFault(Fault.NOT_INSTALLED, "fleet.cattle.io"),
                    new ActiveFault(Fault.SLOW, "certificates.cert-manager.io"),
                    new ActiveFault(Fault.SLOW, "persistentvolumeclaims"));

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A cluster of its own, so that no fault is left over from another state.
    Wiring start(Screen screen, SourceOptions source, @Nullable CommandSpec spec)
            throws KubeconfigException {
        boolean choose = this == PROBLEM && source.scenario == null;
        SourceOptions chosen = choose ? source.withScenario(problem(screen)) : source;
        return Wiring.start(chosen, spec, this == ABSENT ? absences(screen) : List.of());
    }

    /// The scenario in which a screen has something to tell.
    private static String problem(Screen screen) {
        return switch (screen) {
            case OVERVIEW -> "node-lost";
            case GPUS -> "gpu-unhealthy";
            case ADDRESSES -> "duplicate-address";
            case FLEET -> "fleet-stuck";
        };
    }

    /// Those of all screens, and what the main statement of this one rests on.
    private static List<ActiveFault> absences(Screen screen) {
        Stream<String> more =
                switch (screen) {
                    case OVERVIEW, FLEET -> Stream.empty();
                    case GPUS -> Stream.of("pods");
                    case ADDRESSES -> Stream.of("nodes");
                };
        Stream<ActiveFault> own = more.map(kind -> new ActiveFault(Fault.FORBIDDEN, kind));
        return Stream.concat(ABSENCES.stream(), own).toList();
    }

    /// Waits until the cluster is in this state; false where that takes too long.
    boolean reach(Screen screen, Wiring wiring) throws InterruptedException, ExecutionException {
        ClusterView view = wiring.session();
        LabControl lab = wiring.lab().orElse(null);
        if (!await(view, view::settled) || lab == null) {
            return lab == null;
        }
        return switch (this) {
            case LIVE, ABSENT -> true;
            case STALE -> {
                lab.inject(Fault.DROP, "");
                yield await(view, () -> stale(view));
            }
            case PROBLEM ->
                    screen == Screen.OVERVIEW
                            ? worst(view) != null || lose(view, lab)
                            : await(view, () -> StatusTopic.of(screen.id()).needsHand(view));
        };
    }

    /// A machine of a scenario without trouble loses its power; its grace time passes quickly.
    private static boolean lose(ClusterView view, LabControl lab)
            throws InterruptedException, ExecutionException {
        double speed = lab.state().latest().speed();
        lab.inject(Fault.POWER_CUT, lab.targets(Fault.POWER_CUT).getLast());
        lab.speed(HASTE);
        boolean lost = await(view, () -> worst(view) != null);
        lab.speed(speed);
        return lost;
    }

    private static boolean stale(ClusterView view) {
        return view.topology().latest().nodes() instanceof Reading.Stale<?>
                && view.link().latest().phase() == LinkState.Phase.RECONNECTING;
    }

    /// The node that needs a hand most, null where none does.
    static @Nullable Node worst(ClusterView view) {
        return view.topology().latest().nodes().known().orElse(List.of()).stream()
                .filter(node -> node.state().needsHand())
                .min((a, b) -> a.state().compareTo(b.state()))
                .orElse(null);
    }

    /// The bundle that waits for most others, empty where none needs a hand.
    static Optional<String> stuck(ClusterView view) {
        return view.fleet().latest().bundles().known().stream()
                .flatMap(bundles -> bundles.all().stream())
                .filter(bundle -> bundle.state().needsHand())
                .max(Comparator.comparingInt(bundle -> bundle.blockedBy().size()))
                .map(Bundle::key);
    }

    private static boolean await(ClusterView view, BooleanSupplier wanted)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        Runnable look =
                () -> {
                    if (wanted.getAsBoolean()) {
                        reached.complete(true);
                    }
                };
        Feed<TopologySnapshot> topology = view.topology();
        try (Subscription _ = topology.subscribe(look);
                Subscription _ = view.gpus().subscribe(look);
                Subscription _ = view.addresses().subscribe(look);
                Subscription _ = view.fleet().subscribe(look);
                Subscription _ = view.sources().subscribe(look);
                Subscription _ = view.link().subscribe(look)) {
            return reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return false;
        }
    }
}
