package console.services.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fact.SystemTimer;
import console.services.kube.Kubeconfig;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.resource.AddressRange;
import console.services.row.InventoryRow;
import console.services.session.ClusterSession;
import console.services.session.ClusterView;
import console.services.session.Profile;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.WaitingPod;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// No original survives in a redacted picture of the lab, whatever its form: each of the four kinds
/// by itself, and all together.
final class RedactionTest {
    private static final SystemTimer TIMER = new SystemTimer();
    private static final Map<Hidden, Set<String>> ORIGINALS = new EnumMap<>(Hidden.class);
    private static TopologySnapshot snapshot;

    @BeforeAll
    static void look() throws Exception {
        try (Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), TIMER);
                ClusterSession session =
                        ClusterSession.open(
                                new Profile(
                                        "cit-cps-gpu",
                                        ClusterView.Mode.LAB,
                                        Kubeconfig.text("lab", lab.kubeconfig()).access(null),
                                        Optional.empty()),
                                Clock.system(),
                                TIMER)) {
            Semaphore changes = new Semaphore(0);
            try (Subscription _ = session.topology().subscribe(changes::release)) {
                while (!complete(session.topology().latest())
                        && changes.tryAcquire(20, TimeUnit.SECONDS)) {
                    changes.drainPermits();
                }
            }
            snapshot = withWaiting(session.topology().latest());
        }
        originals();
    }

    @AfterAll
    static void end() {
        TIMER.close();
    }

    private static boolean complete(TopologySnapshot now) {
        return now.declared() instanceof Reading.Live
                && now.routes() instanceof Reading.Live
                && now.storage() instanceof Reading.Live
                && now.addresses() instanceof Reading.Live
                && now.nodes().known().orElse(List.of()).stream()
                        .map(Node::gpu)
                        .anyMatch(gpu -> gpu != null && gpu.cards() instanceof Reading.Live);
    }

    /// With a user in every form that other names and the scheduler's words give him.
    private static TopologySnapshot withWaiting(TopologySnapshot now) {
        WaitingPod pod =
                new WaitingPod(
                        "jupyterhub",
                        "jupyter-b-2emayer-40uni",
                        "b.mayer@uni",
                        "claim-b-mayer-uni at 10.21.0.38 (10-21-0-38), 00-16-3E-63-79-26, fe80::1");
        return new TopologySnapshot(
                now.taken(),
                now.declared(),
                now.nodes(),
                now.machines(),
                now.addresses(),
                now.controllers(),
                now.routes(),
                now.storage(),
                new Reading.Live<>(List.of(pod), "pods", now.taken()),
                now.lastSnapshot(),
                now.nextExpiry());
    }

    private static void originals() {
        Set<String> users = new TreeSet<>(Set.of("b.mayer@uni", "b-2emayer-40uni", "b-mayer-uni"));
        for (Node node : snapshot.nodes().known().orElseThrow()) {
            Node.Gpu gpu = node.gpu();
            if (gpu != null) {
                gpu.holders().known().orElseThrow().stream()
                        .map(Node.Holder::user)
                        .filter(user -> user != null && !user.isEmpty())
                        .forEach(
                                user -> {
                                    users.add(user);
                                    users.add(user.replace('.', '-'));
                                });
            }
        }
        assertThat(users).hasSizeGreaterThan(8);
        ORIGINALS.put(Hidden.USERS, users);
        InventoryRow plan = snapshot.declared().known().orElseThrow();
        Set<String> macs = new TreeSet<>(Set.of("00-16-3E-63-79-26"));
        Set<String> addresses = new TreeSet<>(Set.of("10-21-0-38", "fe80::1", "10.21.0.50"));
        plan.machines()
                .forEach(
                        machine -> {
                            macs.add(machine.mac());
                            addresses.add(machine.address());
                        });
        addresses.addAll(plan.network().dns());
        addresses.add(plan.network().gateway());
        ORIGINALS.put(Hidden.MACS, macs);
        ORIGINALS.put(Hidden.ADDRESSES, addresses);
        Set<String> hosts = new TreeSet<>(Set.of(plan.host().name(), "nfs.unileoben.ac.at"));
        plan.routes().forEach(route -> hosts.add(route.host()));
        ORIGINALS.put(Hidden.HOSTS, hosts);
    }

    private static Set<String> surviving(TopologySnapshot redacted, Hidden kind) {
        String text = redacted + JsonMapper.shared().writeValueAsString(redacted);
        Set<String> found = new TreeSet<>();
        for (String original : ORIGINALS.getOrDefault(kind, Set.of())) {
            Pattern whole =
                    Pattern.compile("(?i)(?<![a-z0-9])" + Pattern.quote(original) + "(?![a-z0-9])");
            if (whole.matcher(text).find()) {
                found.add(original);
            }
        }
        return found;
    }

    @Test
    void nothingIsHiddenThatNobodyAskedFor() {
        for (Hidden kind : Hidden.values()) {
            assertThat(surviving(snapshot, kind)).isEqualTo(ORIGINALS.get(kind));
        }
        assertThat(new Redaction(Set.of()).of(snapshot)).isSameAs(snapshot);
    }

    @ParameterizedTest
    @EnumSource(Hidden.class)
    void eachKindIsHiddenByItself(Hidden kind) {
        TopologySnapshot redacted = new Redaction(Set.of(kind)).of(snapshot);

        for (Hidden other : Hidden.values()) {
            assertThat(surviving(redacted, other))
                    .as("%s while %s are hidden", other, kind)
                    .isEqualTo(other == kind ? Set.of() : ORIGINALS.get(other));
        }
    }

    @Test
    void allTogetherNoneSurvives() {
        TopologySnapshot redacted = new Redaction(EnumSet.allOf(Hidden.class)).of(snapshot);

        for (Hidden kind : Hidden.values()) {
            assertThat(surviving(redacted, kind)).isEmpty();
        }
        assertThat(redacted.nodes().known().orElseThrow()).hasSize(7);
        InventoryRow plan = redacted.declared().known().orElseThrow();
        assertThat(AddressRange.parse(plan.network().pool())).isNotEmpty();
    }

    @Test
    void whoeverIsHiddenHasOneNameOnEveryPage() {
        Redaction redaction = new Redaction(EnumSet.allOf(Hidden.class));

        TopologySnapshot first = redaction.of(snapshot);
        TopologySnapshot second = redaction.of(snapshot);

        assertThat(second).isEqualTo(first);
        WaitingPod pod = first.waiting().known().orElseThrow().getFirst();
        assertThat(pod.user()).isNotNull();
        assertThat(pod.name()).isEqualTo("jupyter-" + pod.user());
        assertThat(pod.reason()).startsWith("claim-" + pod.user());
    }
}
