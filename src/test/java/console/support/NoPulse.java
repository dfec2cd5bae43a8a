package console.support;

import console.services.fact.Why;
import console.services.kube.KubeReader;

import java.time.Duration;

/// Nobody listens to the heartbeat.
public final class NoPulse implements KubeReader.Pulse {
    @Override
    public void beat(Duration roundTrip) {}

    @Override
    public void missed(Why why, int count) {}

    @Override
    public void deaf() {}
}
