package console.services.fact;

/// The latest value of something, from any thread. Subscribers are told that there is a new one and
/// fetch it when they are ready: the last value wins, none queues up. A topic is folded for its
/// subscribers only: who has none finds its snapshot as it was when somebody looked last.
public interface Feed<T> {
    T latest();

    /// `onChange` runs on the publishing thread, at once when subscribed and after every change; it
    /// must return immediately.
    Subscription subscribe(Runnable onChange);
}
