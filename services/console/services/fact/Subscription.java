package console.services.fact;

/// Something that lasts until it is closed: a subscriber, a timer's task. Closing twice is
/// harmless.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
