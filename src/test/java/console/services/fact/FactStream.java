package console.services.fact;

import console.support.TestingClock;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/// A server whose objects change at random, and the facts that reach us of it: each source in the
/// order of its own watch, which may begin again or lose its place; sources in any order.
final class FactStream {
    private static final Instant AT = TestingClock.START;
    private static final int REPLAYED = 8;

    private final LabRows rows;
    private final Random random;
    private final List<Watch> watches;

    /// A source, what the server holds of it, what was told of it and what has not yet arrived.
    private record Watch(
            Source<?> source, Map<String, Row> truth, List<Fact> told, Queue<Fact> onTheWay) {
        private List<Fact> last() {
            return told.subList(Math.max(0, told.size() - REPLAYED), told.size());
        }
    }

    FactStream(LabRows rows, Random random) {
        this.rows = rows;
        this.random = random;
        watches =
                rows.sources().stream()
                        .map(
                                source ->
                                        new Watch(
                                                source,
                                                new TreeMap<>(),
                                                new ArrayList<>(),
                                                new ArrayDeque<>()))
                        .toList();
        for (Watch watch : watches) {
            for (String key : rows.keys(watch.source())) {
                if (random.nextBoolean()) {
                    put(watch, key);
                }
            }
        }
    }

    /// The truth, each source as one list in any order.
    List<Fact> lists() {
        List<Fact> lists = new ArrayList<>();
        for (Watch watch : shuffled(watches)) {
            lists.add(list(watch));
        }
        return lists;
    }

    /// Something happens, and some of what happened arrives.
    List<Fact> next() {
        Watch watch = watches.get(random.nextInt(watches.size()));
        Source<?> source = watch.source();
        Queue<Fact> way = watch.onTheWay();
        List<String> keys = rows.keys(source);
        String key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(16)) {
            case 0, 1 -> remove(watch, key);
            case 2, 3 -> {
                remove(watch, key);
                put(watch, key);
            }
            case 4 -> replay(watch);
            case 5 -> outOfOrder(watch);
            case 6 -> {
                way.add(new Fact.Silent(source, AT, why(Reason.TIMED_OUT, source)));
                way.add(new Fact.Alive(source, AT));
            }
            case 7 -> {
                way.add(new Fact.Lacking(source, AT, why(Reason.FORBIDDEN, source)));
                way.add(list(watch));
            }
            case 8 -> way.add(list(watch));
            default -> put(watch, key);
        }
        return arrived();
    }

    /// All that is still on its way, and each source alive.
    List<Fact> rest() {
        List<Fact> rest = new ArrayList<>();
        for (Watch watch : shuffled(watches)) {
            rest.addAll(watch.onTheWay());
            watch.onTheWay().clear();
            rest.add(new Fact.Alive(watch.source(), AT));
        }
        return rest;
    }

    private List<Fact> arrived() {
        List<Fact> arrived = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Fact fact = watches.get(random.nextInt(watches.size())).onTheWay().poll();
            if (fact != null) {
                arrived.add(fact);
            }
        }
        return arrived;
    }

    private void put(Watch watch, String key) {
        List<Row> versions = rows.versions(watch.source(), key);
        Row row = versions.get(random.nextInt(versions.size()));
        watch.truth().put(key, row);
        tell(watch, new Fact.Saw(watch.source(), AT, row));
    }

    private void remove(Watch watch, String key) {
        watch.truth().remove(key);
        tell(watch, new Fact.Ended(watch.source(), AT, key));
    }

    /// Some events come twice.
    private void tell(Watch watch, Fact fact) {
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            watch.onTheWay().add(fact);
        }
        watch.told().add(fact);
    }

    /// A watch that began at an older revision: its last events again, in their order.
    private void replay(Watch watch) {
        watch.onTheWay().addAll(watch.last());
    }

    /// Old events in any order, until the server says 410 and all is listed anew.
    private void outOfOrder(Watch watch) {
        watch.onTheWay().addAll(shuffled(watch.last()));
        watch.onTheWay().add(list(watch));
    }

    /// A page that is read again brings some rows twice.
    private Fact list(Watch watch) {
        List<Row> listed = new ArrayList<>(watch.truth().values());
        if (!listed.isEmpty() && random.nextBoolean()) {
            listed.add(listed.getFirst());
        }
        return new Fact.Listed(watch.source(), AT, shuffled(listed), 0, "");
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Why why(Reason reason, Source<?> source) {
        return new Why(reason, source.name(), "");
    }
}
