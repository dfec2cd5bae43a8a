package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.AddressProjection;
import console.services.address.AddressSnapshot;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.row.PoolRow;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;

/// The rows of addresses in `status`: none, and not known.
class AddressJsonTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final AddressProjection projection = new AddressProjection();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
    private final Subscription subscription = store.feed(projection).subscribe(() -> {});

    @BeforeEach
    void nobodySaysAnything() {
        lacking(Sources.INVENTORY);
        lacking(Sources.NODES);
        lacking(Sources.NEIGHBOURS);
    }

    @AfterEach
    void close() {
        subscription.close();
        store.close();
    }

    @Test
    void rowsThatNobodyKnowsAreNull() {
        assertThat(value().isNull()).isTrue();
        list(
                Sources.POOLS,
                new PoolRow("metallb-system", "a", List.of("10.21.0.50-10.21.0.51"), true));
        assertThat(value().path("pool").size()).isEqualTo(2);
        assertThat(value().path("rows").isNull()).isTrue();
    }

    @Test
    void whereSomebodyLookedNoRowsAreAnEmptyList() {
        list(Sources.NEIGHBOURS);
        assertThat(value().path("rows").isArray()).isTrue();
        assertThat(value().path("rows").size()).isZero();
        assertThat(value().path("pool").isNull()).isTrue();
    }

    private JsonNode value() {
        timer.advance(Duration.ofMillis(60));
        AddressSnapshot snapshot = store.feed(projection).latest();
        ObjectNode value = AddressJson.value(snapshot);
        return value == null ? NullNode.getInstance() : value;
    }

    private void lacking(Source<?> source) {
        Why why = new Why(Reason.FORBIDDEN, source.name(), "");
        store.accept(new Fact.Lacking(source, clock.instant(), why));
    }

    private void list(Source<?> source, Row... rows) {
        store.accept(new Fact.Listed(source, clock.instant(), List.of(rows), 0, ""));
    }
}
