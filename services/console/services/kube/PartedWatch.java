package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.row.PartedRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Keeps mig-parted's configuration in the store. Which ConfigMap that is stands in the
/// ClusterPolicy, which is watched for it; of all ConfigMaps this one alone is asked for, by its
/// name: others may hold what is no matter of this console.
final class PartedWatch implements AutoCloseable {
    private static final Comparator<PolicyRow> OLDEST =
            Comparator.comparing(
                    PolicyRow::created, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    private final KubeHttp http;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<List<Fact>> store;
    private final ListWatch.Trouble trouble;
    private final ListWatch<PolicyRow> policies;
    private final Map<String, PolicyRow> rows = new TreeMap<>(); // on the policies' thread only
    private volatile @Nullable Place place;
    private volatile boolean closed;

    /// Where the configuration is read.
    private record Place(String namespace, String name, ListWatch<PartedRow> watch) {
        boolean is(PolicyRow policy) {
            return namespace.equals(policy.namespace()) && name.equals(policy.config());
        }
    }

    PartedWatch(
            KubeHttp http,
            Clock clock,
            Timer timer,
            Consumer<List<Fact>> store,
            ListWatch.Trouble trouble) {
        this.http = http;
        this.clock = clock;
        this.timer = timer;
        this.store = store;
        this.trouble = trouble;
        policies = new ListWatch<>(PolicyRow.KIND, http, clock, timer, this::policiesSaid, trouble);
    }

    void start() {
        Thread.ofVirtual().name("watch-" + PolicyRow.SOURCE).start(policies);
    }

    boolean watching() {
        Place now = place;
        return now != null && now.watch().watching() && policies.watching();
    }

    private void policiesSaid(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Listed listed -> {
                    rows.clear();
                    listed.rows().forEach(row -> rows.put(row.key(), (PolicyRow) row));
                    go();
                }
                case Fact.Saw saw -> {
                    rows.put(saw.row().key(), (PolicyRow) saw.row());
                    go();
                }
                case Fact.Ended ended -> {
                    rows.remove(ended.key());
                    go();
                }
                case Fact.Alive _ -> {}
                case Fact.Silent silent -> say(new Fact.Silent(source(), at(), silent.why()));
                case Fact.Lacking lacking -> lack(lacking.why());
            }
        }
    }

    private static Source<PartedRow> source() {
        return Sources.PARTED;
    }

    private Instant at() {
        return clock.instant();
    }

    private void say(Fact fact) {
        if (!closed) {
            store.accept(List.of(fact));
        }
    }

    private void lack(Why why) {
        leave();
        say(new Fact.Lacking(source(), at(), why));
    }

    /// The oldest policy is the one that the operator follows.
    private void go() {
        PolicyRow policy = rows.values().stream().min(OLDEST).orElse(null);
        if (policy == null) {
            lack(new Why(Reason.NOT_INSTALLED, "ClusterPolicy", ""));
        } else if (policy.namespace().isEmpty()) {
            String fact = "it does not name the operator's namespace yet";
            lack(new Why(Reason.UNAVAILABLE, "ClusterPolicy " + policy.name(), fact));
        } else {
            Place now = place;
            if (now == null || !now.is(policy)) {
                leave();
                enter(policy.namespace(), policy.config());
            }
        }
    }

    private void leave() {
        Place now = place;
        place = null;
        if (now != null) {
            now.watch().close();
        }
    }

    private void enter(String namespace, String name) {
        Kind<PartedRow> kind = Kind.configMap(source(), namespace, name, PartedRows::of);
        ListWatch<PartedRow> watch =
                new ListWatch<>(
                        kind, http, clock, timer, facts -> said(namespace, name, facts), trouble);
        place = new Place(namespace, name, watch);
        if (closed) {
            watch.close();
        } else {
            Thread.ofVirtual().name("watch-" + source()).start(watch);
        }
    }

    /// What a former place still says does not count.
    private void said(String namespace, String name, List<Fact> facts) {
        Place now = place;
        if (now == null || !now.namespace().equals(namespace) || !now.name().equals(name)) {
            return;
        }
        String item = "ConfigMap " + namespace + "/" + name;
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Listed listed when listed.rows().isEmpty() && listed.skipped() == 0 ->
                        say(new Fact.Lacking(source(), at(), new Why(Reason.GONE, item, "")));
                case Fact.Ended _ ->
                        say(new Fact.Lacking(source(), at(), new Why(Reason.GONE, item, "")));
                case Fact.Silent silent ->
                        say(new Fact.Silent(source(), at(), about(item, silent.why())));
                case Fact.Lacking lacking ->
                        say(new Fact.Lacking(source(), at(), about(item, lacking.why())));
                case Fact.Listed _, Fact.Saw _, Fact.Alive _ -> say(fact);
            }
        }
    }

    private static Why about(String item, Why why) {
        return new Why(why.reason(), item, why.detail());
    }

    @Override
    public void close() {
        closed = true;
        policies.close();
        leave();
    }
}
