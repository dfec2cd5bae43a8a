package console.views.overview;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.session.ClusterSession;
import console.services.session.ClusterView;
import console.services.session.Profile;

import java.util.Optional;

/// A session with a lab of its own, as in earnest.
final class TestingLab implements AutoCloseable {
    private final SystemTimer timer = new SystemTimer();
    final Lab lab;
    final ClusterSession session;

    static TestingLab start(String scenario) {
        try {
            return new TestingLab(scenario);
        } catch (KubeconfigException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private TestingLab(String scenario) throws KubeconfigException {
        lab = Lab.start(new LabOptions(scenario, 1, 0), Clock.system(), timer);
        Profile profile =
                new Profile(
                        "cit-cps-gpu",
                        ClusterView.Mode.LAB,
                        Kubeconfig.text("lab", lab.kubeconfig()).access(null),
                        Optional.empty());
        session = ClusterSession.open(profile, Clock.system(), timer);
    }

    @Override
    public void close() {
        session.close();
        lab.close();
        timer.close();
    }
}
