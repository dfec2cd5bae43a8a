package console.services.fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;

/// The snapshots of one topic. Folds only while somebody looks.
final class TopicFeed<S> implements Feed<S> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

    private final Projection<S> projection;
    private final Rows rows;
    private final Runnable demand;
    private final Cell<S> cell;
    private volatile boolean dirty;

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
            projection.changed(source, change.before(), change.after());
        }
    }

    void publish(Instant now) {
        if (dirty && cell.subscribers() > 0) {
            dirty = false;
            try {
                cell.set(projection.fold(rows, now));
            } catch (RuntimeException e) {
                // The others are published all the same; this one again with its next change.
                LOG.error("Topic {} could not be folded", projection.topic(), e);
            }
        }
    }
}
