package console.services.fleet;

import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// The Fleet topic without bundles that blink, for everybody who looks at it. It remembers how they
/// changed as long as somebody looks, and publishes by itself when a state was held long enough.
public final class SteadyFleet implements Feed<FleetSnapshot> {
    private final Feed<FleetSnapshot> source;
    private final Clock clock;
    private final Timer timer;
    private final Cell<FleetSnapshot> cell;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Flaps> flaps = new HashMap<>();
    private @Nullable Subscription upstream;
    private Subscription alarm = () -> {};
    private int subscribers;

    public SteadyFleet(Feed<FleetSnapshot> source, Clock clock, Timer timer) {
        this.source = source;
        this.clock = clock;
        this.timer = timer;
        cell = new Cell<>(source.latest());
    }

    @Override
    public FleetSnapshot latest() {
        return cell.subscribers() == 0 ? source.latest() : cell.latest();
    }

    @Override
    public Subscription subscribe(Runnable onChange) {
        locked(
                () -> {
                    subscribers++;
                    if (upstream == null) {
                        upstream = source.subscribe(this::follow);
                    }
                });
        Subscription own = cell.subscribe(onChange);
        Set<Subscription> open = new HashSet<>(Set.of(own));
        return () ->
                locked(
                        () -> {
                            if (open.remove(own)) {
                                own.close();
                                subscribers--;
                                rest();
                            }
                        });
    }

    /// Nobody looks any more.
    private void rest() {
        if (subscribers == 0 && upstream != null) {
            upstream.close();
            upstream = null;
            alarm.close();
            flaps.clear();
        }
    }

    private void follow() {
        locked(
                () -> {
                    Instant now = clock.instant();
                    cell.set(steady(source.latest(), now));
                    alarm.close();
                    flaps.values().stream()
                            .flatMap(each -> each.due(now).stream())
                            .min(Instant::compareTo)
                            .ifPresent(due -> alarm = timer.after(wait(now, due), this::follow));
                });
    }

    private static Duration wait(Instant now, Instant due) {
        return Duration.between(now, due).plusMillis(1);
    }

    private FleetSnapshot steady(FleetSnapshot snapshot, Instant now) {
        if (snapshot.bundles() instanceof Reading.Live<Bundles> live) {
            List<Bundle> all = live.value().all();
            all.forEach(
                    bundle ->
                            flaps.merge(
                                    bundle.key(),
                                    Flaps.first(bundle.state()),
                                    (old, _) -> old.next(bundle.state(), now)));
            flaps.keySet().retainAll(all.stream().map(Bundle::key).collect(Collectors.toSet()));
        }
        Reading<Bundles> bundles = snapshot.bundles().map(all -> shown(all, now));
        List<Bundle> known = bundles.known().map(Bundles::all).orElse(List.of());
        return new FleetSnapshot(
                snapshot.taken(),
                bundles,
                snapshot.deployments(),
                snapshot.repos().map(all -> all.stream().map(each -> each.by(known)).toList()));
    }

    private Bundles shown(Bundles bundles, Instant now) {
        return new Bundles(
                bundles.all().stream().map(each -> shown(each, now)).toList(), bundles.cycles());
    }

    /// While its source is silent nothing is remembered: another state is shown as it is.
    private Bundle shown(Bundle bundle, Instant now) {
        Flaps own = flaps.get(bundle.key());
        return own == null || own.now() != bundle.state()
                ? bundle
                : bundle.as(own.shown(now), own.count(now));
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
