package console.services.lab;

import console.services.session.LabControl.Fault;

/// One more way to a lab, which can be cut by itself: an API server of a cluster with several.
public final class TestingDoor implements AutoCloseable {
    private final Relay relay;

    /// @param target the port of the lab
    public TestingDoor(int target) {
        relay = new Relay(0, target);
    }

    public int port() {
        return relay.port();
    }

    /// `host:port`, as sessions show it.
    public String address() {
        return "127.0.0.1:" + port();
    }

    public void cut() {
        relay.set(Fault.DROP, true);
    }

    public void mend() {
        relay.set(Fault.DROP, false);
    }

    /// Connections stay open and nothing passes.
    public void freeze() {
        relay.set(Fault.HALF_OPEN, true);
    }

    @Override
    public void close() {
        relay.close();
    }
}
