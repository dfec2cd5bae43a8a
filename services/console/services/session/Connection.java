package console.services.session;

import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.kube.Access;
import console.services.kube.KubeHttp;
import console.services.kube.KubeReader;
import console.services.kube.KubeconfigException;
import console.services.kube.WriteGate;
import console.services.metrics.DeviceFeed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One client of one API server and everything that reads through it. It is thrown away as a whole:
/// after `close` nothing of it reaches the store or the supervisor any more.
final class Connection implements AutoCloseable {
    private final KubeHttp http;
    private final KubeReader reader;
    private final DeviceFeed devices;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile boolean open = true;

    Connection(
            Access access,
            WriteGate gate,
            Clock clock,
            Timer timer,
            ClusterStore store,
            KubeReader.Pulse pulse)
            throws KubeconfigException {
        http = new KubeHttp(access, gate, timer);
        Consumer<List<Fact>> door = store.door(() -> open);
        reader = new KubeReader(http, clock, timer, door, new Relayed(pulse));
        devices = new DeviceFeed(http, clock, timer, door);
    }

    KubeHttp http() {
        return http;
    }

    void start() {
        reader.start();
    }

    @Override
    public void close() {
        open = false;
        devices.close();
        reader.close();
    }

    /// Devices are asked for once the API has answered.
    private final class Relayed implements KubeReader.Pulse {
        private final KubeReader.Pulse pulse;

        private Relayed(KubeReader.Pulse pulse) {
            this.pulse = pulse;
        }

        @Override
        public void beat(Duration roundTrip) {
            if (answered.compareAndSet(false, true)) {
                devices.start();
            }
            pulse.beat(roundTrip);
        }

        @Override
        public void missed(Why why, int count) {
            pulse.missed(why, count);
        }

        @Override
        public void deaf() {
            pulse.deaf();
        }
    }
}
