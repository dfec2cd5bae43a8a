package console.services.lab;

import console.support.TestingClock;
import console.support.TestingTimer;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/// A running lab whose time passes when a test says so, and a client of its API.
final class TestingLab implements AutoCloseable {
    /// What a test does with it.
    interface Work {
        void with(Lab lab, LabClient client) throws Exception;
    }

    private final TestingTimer timer;
    private final Lab lab;
    private final LabClient client;

    TestingLab(String scenario) throws GeneralSecurityException, IOException {
        TestingClock clock = new TestingClock();
        // Certificates are checked against the machine's own clock.
        clock.set(java.time.Instant.now());
        timer = new TestingTimer(clock);
        lab = Lab.start(new LabOptions(scenario, 1, 0), clock, timer);
        client = new LabClient(lab.kubeconfig());
    }

    Lab lab() {
        return lab;
    }

    LabClient client() {
        return client;
    }

    void advance(Duration duration) {
        timer.advance(duration);
    }

    @Override
    public void close() {
        client.close();
        lab.close();
    }
}
