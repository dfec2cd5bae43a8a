package console.services.address;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.AddressSnapshot.Address;
import console.services.address.AddressSnapshot.Pool;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.inventory.Inventory;
import console.services.row.AnnouncementRow;
import console.services.row.NeighbourRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The addresses topic as a whole: the pool's strip, and what is absent.
class AddressProjectionTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final AddressProjection projection = new AddressProjection();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
    private final Subscription subscription = store.feed(projection).subscribe(() -> {});

    @AfterEach
    void close() {
        subscription.close();
        store.close();
    }

    @Test
    void theStripSaysWhoHoldsWhichAddress() {
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        list(Sources.SERVICES, service("ingress", "10.21.0.50"), service("odd", "10.99.0.1"));
        list(
                Sources.ANNOUNCEMENTS,
                new AnnouncementRow("metallb-system", "l2-1", "k3s-wk-gpu3", "ns", "ingress"));
        Pool pool = snapshot().pool().known().orElseThrow();
        assertThat(pool.addresses()).hasSize(12);
        assertThat(pool.addresses().getFirst())
                .isEqualTo(
                        new Address(
                                "10.21.0.50",
                                "vlan633",
                                List.of("ns/ingress"),
                                List.of("k3s-wk-gpu3"),
                                null,
                                false));
        assertThat(pool.addresses().get(1).services()).isEmpty();
        assertThat(pool.addresses().getLast().pool()).isNull();
        assertThat(pool.more()).isZero();
    }

    @Test
    void whoAnswersForAVirtualAddressIsHeldAgainstWhoAnnouncesIt() {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        list(Sources.SERVICES, service("ingress", "10.21.0.50"));
        list(
                Sources.ANNOUNCEMENTS,
                new AnnouncementRow("metallb-system", "l2-1", "k3s-wk-gpu3", "ns", "ingress"));
        list(
                Sources.NEIGHBOURS,
                seen("10.21.0.40", "00:16:3e:63:79:2b"),
                seen("10.21.0.41", "00:16:3e:63:79:2c"),
                seen("10.21.0.50", "00:16:3e:63:79:2c"));
        Address held = snapshot().pool().known().orElseThrow().addresses().getFirst();
        assertThat(held.answering()).containsExactly("k3s-wk-gpu4");
        assertThat(held.disputed()).isTrue();

        list(
                Sources.NEIGHBOURS,
                seen("10.21.0.40", "00:16:3e:63:79:2b"),
                seen("10.21.0.50", "00:16:3e:63:79:2b"));
        held = snapshot().pool().known().orElseThrow().addresses().getFirst();
        assertThat(held.answering()).containsExactly("k3s-wk-gpu3");
        assertThat(held.disputed()).isFalse();
    }

    /// The MAC of the announcer is known by its declaration only, or not at all.
    @Test
    void anAnnouncerWhomNobodySawIsNotAccused() {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        list(Sources.SERVICES, service("ingress", "10.21.0.50"));
        announcer("k3s-wk-gpu3");
        list(Sources.NEIGHBOURS, seen("10.21.0.50", "00:16:3e:63:79:2b"));
        assertThat(held().answering()).containsExactly("k3s-wk-gpu3");
        assertThat(held().disputed()).isFalse();

        list(Sources.NEIGHBOURS, seen("10.21.0.50", "00:16:3e:63:79:2c"));
        assertThat(held().answering()).containsExactly("k3s-wk-gpu4");
        assertThat(held().disputed()).isTrue();

        announcer("a-new-node");
        list(Sources.NEIGHBOURS, seen("10.21.0.50", "02:00:00:00:00:01"));
        assertThat(held().answering()).containsExactly("02:00:00:00:00:01");
        assertThat(held().disputed()).isFalse();

        announcer("k3s-wk-gpu3");
        assertThat(held().disputed()).isTrue();
    }

    private void announcer(String node) {
        list(
                Sources.ANNOUNCEMENTS,
                new AnnouncementRow("metallb-system", "l2-1", node, "ns", "ingress"));
    }

    private Address held() {
        return snapshot().pool().known().orElseThrow().addresses().getFirst();
    }

    @Test
    void aMachineIsTheSameHoweverItsAddressIsSpelled() {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.NODES, PlanNotesTest.node("k3s-cp1", "::ffff:10.21.0.35", ""));
        list(Sources.NEIGHBOURS, seen("::FFFF:10.21.0.35", "00:16:3e:63:79:26"));
        assertThat(snapshot().lines())
                .hasSize(8)
                .first()
                .satisfies(
                        line -> {
                            assertThat(line.kubernetes()).isEqualTo("10.21.0.35");
                            assertThat(line.verdict()).isEqualTo(Verdict.AGREES);
                        });
    }

    private static NeighbourRow seen(String address, String mac) {
        return new NeighbourRow(address, List.of(mac), "k3s-maint", "REACHABLE", null);
    }

    @Test
    void unreadableServicesAreUnknownNotFree() {
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.51"));
        lacking(Sources.SERVICES);
        assertThat(snapshot().pool().known().orElseThrow().addresses())
                .allMatch(each -> each.services() == null)
                .allMatch(each -> each.announcers() == null);
    }

    @Test
    void whileNobodySaysWhichAddressesAreServicesThoseOfThePoolAreNoMachines() {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        lacking(Sources.SERVICES);
        list(
                Sources.NEIGHBOURS,
                seen("10.21.0.40", "00:16:3e:63:79:2b"),
                seen("10.21.0.50", "00:16:3e:63:79:2b"));
        assertThat(snapshot().lines())
                .hasSize(8)
                .extracting(AddressLine::verdict)
                .doesNotContain(Verdict.DUPLICATE_MAC);
    }

    static Stream<Source<?>> judges() {
        return Stream.of(Sources.SERVICES, Sources.ANNOUNCEMENTS, Sources.NEIGHBOURS);
    }

    @ParameterizedTest
    @MethodSource("judges")
    void theStripIsAsOldAsWhoSaysWhoHoldsItsAddresses(Source<?> judge) {
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        list(Sources.SERVICES, service("ingress", "10.21.0.50"));
        list(Sources.ANNOUNCEMENTS);
        list(Sources.NEIGHBOURS);
        assertThat(snapshot().pool()).isInstanceOf(Reading.Live.class);
        Why why = new Why(Reason.UNREACHABLE, judge.name(), "");
        store.accept(new Fact.Silent(judge, clock.instant(), why));
        assertThat(snapshot().pool())
                .isInstanceOfSatisfying(
                        Reading.Stale.class,
                        stale -> assertThat(stale.source()).isEqualTo(judge.name()));
    }

    @Test
    void whoIsOnlyRememberedDisputesNoVirtualAddress() {
        list(Sources.POOLS, pool("10.21.0.50-10.21.0.60"));
        list(Sources.SERVICES, service("ingress", "10.21.0.50"));
        list(Sources.ANNOUNCEMENTS);
        String mac = "00:16:3e:63:79:2c";
        list(
                Sources.NEIGHBOURS,
                new NeighbourRow("10.21.0.50", List.of(mac), "k3s-maint", "STALE", null));
        Address held = snapshot().pool().known().orElseThrow().addresses().getFirst();
        assertThat(held.answering()).isNull();
        assertThat(held.disputed()).isFalse();
    }

    @Test
    void anAddressIsTheSameHoweverItIsSpelled() {
        list(Sources.POOLS, pool("fd00:0:0:0:0:0:0:1-fd00::3"));
        list(Sources.SERVICES, service("short", "fd00::1"), service("long", "FD00:0::0:2"));
        Pool pool = snapshot().pool().known().orElseThrow();
        assertThat(pool.addresses())
                .extracting(Address::address)
                .containsExactly("fd00::1", "fd00::2", "fd00::3");
        assertThat(pool.addresses())
                .extracting(Address::services)
                .containsExactly(List.of("ns/short"), List.of("ns/long"), List.of());
    }

    @Test
    void howManyNodeRangesAreTakenIsUnknownWhereNoNodeHasOne() {
        list(Sources.NODES, PlanNotesTest.node("a", ""));
        assertThat(snapshot().podRanges()).isInstanceOf(Reading.Absent.class);
        list(Sources.NODES, PlanNotesTest.node("a", "10.42.0.0/24"));
        assertThat(snapshot().podRanges().known().orElseThrow().used()).isEqualTo(1);
    }

    @Test
    void aPoolThatNoNumberHoldsIsCutAndSaysSo() {
        list(Sources.POOLS, pool("fd00::/64"));
        assertThat(snapshot().pool().known().orElseThrow().more()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aHugePoolIsCutAndSaysSo() {
        list(Sources.POOLS, pool("10.0.0.0/8"));
        list(Sources.SERVICES, service("far", "10.200.0.1"));
        Pool pool = snapshot().pool().known().orElseThrow();
        assertThat(pool.addresses()).hasSize(4097);
        assertThat(pool.more()).isEqualTo((1L << 24) - 4096);
        assertThat(pool.addresses().getLast().pool()).isEqualTo("vlan633");
    }

    @Test
    void thePlansMachinesHaveVerdictsAndNothingSeenSaysWhy() {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.NODES);
        lacking(Sources.NEIGHBOURS);
        AddressSnapshot snapshot = snapshot();
        assertThat(snapshot.lines())
                .hasSize(8)
                .filteredOn(line -> line.name().equals("k3s-maint"))
                .extracting(AddressLine::verdict)
                .containsExactly(Verdict.NOT_VERIFIED);
        assertThat(snapshot.lines().getFirst().verdict()).isEqualTo(Verdict.SILENT);
        assertThat(snapshot.seen()).isInstanceOf(Reading.Absent.class);
    }

    private static PoolRow pool(String range) {
        return new PoolRow("metallb-system", "vlan633", List.of(range), true);
    }

    private static ServiceRow service(String name, String address) {
        return new ServiceRow(
                "ns", name, true, List.of(address), "10.43.0.7", "Local", false, null);
    }

    private void lacking(Source<?> source) {
        Why why = new Why(Reason.NOT_CONFIGURED, source.name(), "nothing looks");
        store.accept(new Fact.Lacking(source, clock.instant(), why));
    }

    private void list(Source<?> source, Row... rows) {
        store.accept(new Fact.Listed(source, clock.instant(), List.of(rows), 0, ""));
    }

    private AddressSnapshot snapshot() {
        timer.advance(Duration.ofMillis(60));
        return store.feed(projection).latest();
    }
}
