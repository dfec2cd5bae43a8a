package console.services.lab;

import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Feed;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.lab.api.ApiServer;
import console.services.lab.api.Faults;
import console.services.lab.api.LabPki;
import console.services.row.Sources;
import console.services.session.LabControl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The running lab: a cluster, its API on loopback behind a relay, and the switches of its panel.
/// Keys and certificates are fresh at every start and live in memory only.
public final class Lab implements LabControl, AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Set<Fault> CUTS = Set.of(Fault.DROP, Fault.HALF_OPEN, Fault.RESET);
    private static final Duration GUST = Duration.ofMillis(20);
    private static final int PODS_OF_A_GUST = 10;

    private final Clock clock;
    private final Timer timer;
    private final LabPki pki;
    private final String token;
    private final Relay relay;
    private final int apiPort;
    private final Cell<LabState> state;
    // The switches of the panel, one at a time.
    private final ReentrantLock switching = new ReentrantLock();
    private Faults faults = new Faults();
    private volatile LabCluster cluster; // replaced while the timer steps it
    private ApiServer api;
    private Subscription life;
    private Subscription storm = () -> {};

    private Lab(LabOptions options, Clock clock, Timer timer) {
        this.clock = clock;
        this.timer = timer;
        pki = LabPki.fresh(clock.instant());
        token = java.util.UUID.randomUUID().toString();
        cluster = new LabCluster(options, clock);
        api = serve(0);
        apiPort = api.port();
        relay = new Relay(options.port(), apiPort);
        state = new Cell<>(new LabState(options.scenario(), options.seed(), 1, List.of()));
        life = timer.every(STEP, this::tick);
    }

    public static Lab start(LabOptions options, Clock clock, Timer timer) {
        return new Lab(options, clock, timer);
    }

    private ApiServer serve(int port) {
        return new ApiServer(
                cluster.store(), cluster, faults, pki, Map.of(token, "cps-viewer"), port);
    }

    public String apiUrl() {
        return "https://127.0.0.1:" + relay.port();
    }

    /// For the lab's administrator, with its client certificate inside.
    public String kubeconfig() {
        LabPki.Identity admin = pki.client("admin", "system:masters");
        String user =
                "{client-certificate-data: %s, client-key-data: %s}"
                        .formatted(base64(admin.certificatePem()), base64(admin.keyPem()));
        return kubeconfig("admin", user);
    }

    /// For a user that may only read, and no Secrets.
    public String viewerKubeconfig() {
        return kubeconfig("cps-viewer", "{token: %s}".formatted(token));
    }

    private String kubeconfig(String user, String credentials) {
        return """
        apiVersion: v1
        kind: Config
        current-context: lab
        clusters:
        - name: cit-cps-gpu
          cluster: {server: "%s", certificate-authority-data: %s}
        contexts:
        - name: lab
          context: {cluster: cit-cps-gpu, user: %s}
        users:
        - name: %s
          user: %s
        """
                .formatted(apiUrl(), base64(pki.authorityPem()), user, user, credentials);
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// What its maintenance machine sees of its network; a link that is cut cuts that way, too.
    public Fact neighbours(Instant now) {
        boolean cut =
                state.latest().faults().stream().anyMatch(each -> CUTS.contains(each.fault()));
        return cut
                ? new Fact.Silent(
                        Sources.NEIGHBOURS, now, new Why(Reason.UNREACHABLE, "neighbours", ""))
                : new Fact.Listed(
                        Sources.NEIGHBOURS, now, List.copyOf(cluster.neighbours()), 0, "");
    }

    private void tick() {
        cluster.step();
    }

    @Override
    public Feed<LabState> state() {
        return state;
    }

    @Override
    public List<String> scenarios() {
        return LabOptions.SCENARIOS;
    }

    @Override
    public void scenario(String name) {
        LabOptions options = new LabOptions(name, state.latest().seed(), 0);
        switched(
                () -> {
                    life.close();
                    storm.close();
                    api.close();
                    faults = new Faults();
                    cluster = new LabCluster(options, clock);
                    api = serve(apiPort);
                    LabState old = state.latest();
                    publish(new LabState(name, old.seed(), old.speed(), List.of()));
                    live();
                });
    }

    @Override
    public void speed(double factor) {
        switched(
                () -> {
                    LabState old = state.latest();
                    publish(new LabState(old.scenario(), old.seed(), factor, old.faults()));
                    life.close();
                    live();
                });
    }

    private void live() {
        double speed = state.latest().speed();
        if (speed > 0) {
            life = timer.every(Duration.ofNanos((long) (STEP.toNanos() / speed)), this::tick);
        }
    }

    @Override
    public List<String> targets(Fault fault) {
        return targets().of(fault);
    }

    private Targets targets() {
        return new Targets(cluster.store().resources(), cluster.machines());
    }

    @Override
    public void inject(Fault fault, String target) {
        targets().check(fault, target);
        switched(
                () -> {
                    List<ActiveFault> active = new ArrayList<>(state.latest().faults());
                    ActiveFault added = new ActiveFault(fault, target);
                    if (begin(fault, target) && !active.contains(added)) {
                        active.add(added);
                        publish(active);
                    }
                });
    }

    /// Whether it lasts.
    private boolean begin(Fault fault, String target) {
        switch (fault) {
            case GONE -> {
                cluster.store().forget();
                faults.endWatches();
                return false;
            }
            case CLOCK_JUMP -> {
                cluster.jump(Duration.ofHours(1));
                return false;
            }
            case POWER_CUT -> cluster.lose(target);
            case STORM -> {
                storm.close();
                storm = timer.every(GUST, () -> cluster.storm(PODS_OF_A_GUST));
            }
            default -> {}
        }
        return true;
    }

    @Override
    public void clear(Fault fault, String target) {
        targets().check(fault, target);
        switched(
                () -> {
                    List<ActiveFault> active = new ArrayList<>(state.latest().faults());
                    if (active.remove(new ActiveFault(fault, target))) {
                        if (fault == Fault.POWER_CUT) {
                            cluster.restore(target);
                        } else if (fault == Fault.STORM) {
                            storm.close();
                        }
                        publish(active);
                    }
                });
    }

    private void publish(List<ActiveFault> active) {
        LabState old = state.latest();
        publish(new LabState(old.scenario(), old.seed(), old.speed(), active));
    }

    private void publish(LabState next) {
        faults.set(targets().switches(next.faults()));
        for (Fault fault : Relay.PLAYS) {
            relay.set(fault, next.faults().contains(new ActiveFault(fault, "")));
        }
        state.set(next);
    }

    private void switched(Runnable change) {
        switching.lock();
        try {
            change.run();
        } finally {
            switching.unlock();
        }
    }

    @Override
    public void close() {
        life.close();
        storm.close();
        relay.close();
        api.close();
    }
}
