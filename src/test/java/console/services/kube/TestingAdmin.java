package console.services.kube;

import console.services.fact.SystemTimer;

import java.time.Duration;

/// Changes a lab as another administrator would, with a gate of its own that is open.
public final class TestingAdmin {
    private final Access access;

    public TestingAdmin(Access access) {
        this.access = access;
    }

    public void delete(String path) throws KubeException, KubeconfigException {
        WriteGate gate = new WriteGate();
        gate.open();
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http = new KubeHttp(access, gate, timer);
                KubeHttp.Answer _ = http.send(path, "DELETE", path, Duration.ofSeconds(10))) {
            // Done as soon as it is answered.
        }
    }
}
