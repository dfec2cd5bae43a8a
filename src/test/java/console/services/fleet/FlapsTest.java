package console.services.fleet;

import static console.services.resource.BundleState.DEPLOYING;
import static console.services.resource.BundleState.NOT_READY;
import static console.services.resource.BundleState.READY;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.resource.BundleState;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/// To and fro between ready and not ready, second by second.
final class FlapsTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Flaps flaps = Flaps.first(READY);

    @Test
    void whoFailsAndRecoversOnceIsReadyAtOnce() {
        at(10, NOT_READY);
        assertThat(shown(10)).isEqualTo(NOT_READY);
        at(20, READY);
        assertThat(shown(20)).isEqualTo(READY);
        assertThat(flaps.count(second(20))).isZero();
        assertThat(flaps.due(second(20))).isEmpty();
    }

    @Test
    void whoChangesAgainAndAgainStaysAtTheWorseUntilItWasBetterForAWhile() {
        at(10, NOT_READY);
        at(12, READY);
        at(14, NOT_READY);
        assertThat(shown(14)).isEqualTo(NOT_READY);
        at(16, READY);
        assertThat(shown(16)).isEqualTo(NOT_READY);
        assertThat(flaps.count(second(16))).isEqualTo(4);
        assertThat(flaps.due(second(16))).contains(second(46));
        assertThat(shown(45)).isEqualTo(NOT_READY);
        assertThat(shown(46)).isEqualTo(READY);
        assertThat(flaps.count(second(46))).as("still said").isEqualTo(4);
    }

    @Test
    void theLastOfTheWorseStatesIsHeld() {
        at(1, NOT_READY);
        at(2, READY);
        at(3, NOT_READY);
        at(4, DEPLOYING);
        at(5, READY);
        assertThat(flaps.count(second(5))).as("of ready to not ready").isEqualTo(4);
        assertThat(shown(5)).isEqualTo(DEPLOYING);
    }

    @Test
    void whatIsOlderThanFiveMinutesIsForgotten() {
        at(10, NOT_READY);
        at(12, READY);
        at(14, NOT_READY);
        at(16, READY);
        assertThat(flaps.due(second(60))).contains(second(310));
        assertThat(flaps.count(second(309))).isEqualTo(4);
        assertThat(flaps.count(second(310))).isEqualTo(3);
        assertThat(flaps.count(second(312))).isZero();
        assertThat(flaps.due(second(312))).isEmpty();
        at(400, READY);
        assertThat(flaps.changes()).isEmpty();
    }

    private void at(int second, BundleState state) {
        flaps = flaps.next(state, second(second));
    }

    private BundleState shown(int second) {
        return flaps.shown(second(second));
    }

    private static Instant second(int second) {
        return START.plusSeconds(second);
    }
}
