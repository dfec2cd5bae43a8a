package console.services.fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;

/// The snapshots of one topic. Folds only while somebody looks. A topic that cannot be folded shows
/// nothing but the reason, never what was, until a change makes it whole again.
final class TopicFeed<S> implements Feed<S> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

    private final Projection<S> projection;
    private final Rows rows;
    private final Runnable demand;
    private final Cell<S> cell;
    private volatile boolean dirty;
    private boolean astray;
    private String failure = "";

    TopicFeed(Projection<S> projection, Rows rows, Instant now, Runnable demand) {
        this.projection = projection;
        this.rows = rows;
        this.demand = demand;
        cell = new Cell<>(projection.fold(rows, now));
    }

    @Override
    public S latest() {
        return cell.latest();
    }

    @Override
    public Subscription subscribe(Runnable onChange) {
        Subscription subscription = cell.subscribe(onChange);
        if (dirty) {
            demand.run();
        }
        return subscription;
    }

    int subscribers() {
        return cell.subscribers();
    }

    void changed(Source<?> source, Table.Change change) {
        if (projection.sources().contains(source)) {
            dirty = true;
            try {
                projection.changed(source, change.before(), change.after());
            } catch (RuntimeException e) {
                astray = true;
                log(e);
            }
        }
    }

    void publish(Instant now) {
        if (dirty && cell.subscribers() > 0) {
            dirty = false;
            cell.set(snapshot(now));
        }
    }

    private S snapshot(Instant now) {
        try {
            if (astray) {
                retell();
                astray = false;
            }
            S made = projection.fold(rows, now);
            failure = "";
            return made;
        } catch (RuntimeException e) {
            Why why = new Why(Reason.BAD_DATA, projection.topic(), log(e));
            return projection.fold(new NoRows(why), now);
        }
    }

    /// What the projection missed of changes, it is told of every row that there is.
    private void retell() {
        for (Source<?> source : projection.sources()) {
            rows.all(source).forEach(row -> projection.changed(source, row, row));
        }
    }

    /// Each failure once, however often it comes.
    private String log(RuntimeException e) {
        String said = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!said.equals(failure)) {
            failure = said;
            LOG.error("Topic {} cannot be folded", projection.topic(), e);
        }
        return said;
    }
}
