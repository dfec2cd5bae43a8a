package console.app;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.fact.Timer;
import console.services.kube.Access;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.session.ClusterSession;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.session.LabControl.ActiveFault;
import console.services.session.Profile;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Model.CommandSpec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The only place that builds what runs: timer, lab, session. Closed in the reverse order, each
/// part with a deadline.
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final SystemTimer timer;
    private final @Nullable Lab lab;
    private final ClusterSession session;

    private Wiring(SystemTimer timer, @Nullable Lab lab, ClusterSession session) {
        this.timer = timer;
        this.lab = lab;
        this.session = session;
    }

    /// Starts to connect to what the options name; returns before it is connected.
    static Wiring start(SourceOptions options, @Nullable CommandSpec spec)
            throws KubeconfigException {
        return start(options, spec, List.of());
    }

    /// @param faults that the lab has from the first request on
    static Wiring start(SourceOptions options, @Nullable CommandSpec spec, List<ActiveFault> faults)
            throws KubeconfigException {
        String contradiction = options.contradiction();
        if (!contradiction.isEmpty()) {
            throw Options.wrong(spec, contradiction);
        }
        Clock clock = Clock.system();
        SystemTimer timer = new SystemTimer();
        Lab lab = null;
        try {
            if (options.kubeconfig == null) {
                String scenario = options.scenario == null ? "healthy" : options.scenario;
                LabOptions chosen = Options.lab(scenario, seed(options), 0, spec);
                lab = Lab.start(chosen, clock, timer);
                for (ActiveFault fault : faults) {
                    lab.inject(fault.fault(), fault.target());
                }
            }
            return new Wiring(
                    timer, lab, ClusterSession.open(profile(options, lab, spec), clock, timer));
        } catch (KubeconfigException | RuntimeException e) {
            if (lab != null) {
                lab.close();
            }
            timer.close();
            throw e;
        }
    }

    private static long seed(SourceOptions options) {
        Long seed = options.seed;
        return seed == null ? 1 : seed;
    }

    private static Profile profile(
            SourceOptions options, @Nullable Lab lab, @Nullable CommandSpec spec)
            throws KubeconfigException {
        if (lab != null) {
            Kubeconfig config = Kubeconfig.text("lab", lab.kubeconfig());
            return new Profile(
                            "cit-cps-gpu",
                            ClusterView.Mode.LAB,
                            config.access(null),
                            Optional.empty())
                    .seenBy(lab::neighbours);
        }
        Path file = Objects.requireNonNull(options.kubeconfig);
        Kubeconfig config = Kubeconfig.file(file);
        List<String> contexts = config.contexts();
        if (options.context != null && !contexts.contains(options.context)) {
            throw Options.wrong(
                    spec,
                    "--context: no context '%s' in %s; it has: %s"
                            .formatted(options.context, file, String.join(", ", contexts)));
        }
        Access access = config.access(options.context);
        return new Profile(access.cluster(), ClusterView.Mode.LIVE, access, Optional.empty());
    }

    ClusterSession session() {
        return session;
    }

    /// Ends with the wiring.
    Timer timer() {
        return timer;
    }

    /// Empty unless this is the built-in lab.
    Optional<LabControl> lab() {
        return Optional.ofNullable(lab);
    }

    @Override
    public void close() {
        end("session", session::close);
        if (lab != null) {
            end("lab", lab::close);
        }
        end("timer", timer::close);
    }

    /// One part that does not end must not keep the others, or the program.
    private static void end(String part, Runnable close) {
        try {
            if (!Thread.ofVirtual().name("close-" + part).start(close).join(DEADLINE)) {
                LOG.warn("The {} did not close within {} s", part, DEADLINE.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
