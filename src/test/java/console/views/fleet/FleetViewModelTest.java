package console.views.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.BundleRow;
import console.services.row.Sources;
import console.support.StoreView;
import console.support.TestingClock;
import console.views.common.FxDoor;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.fleet.WhySteps.Jump;
import console.views.fleet.WhySteps.Step;
import console.views.fleet.WhyViewModel.Opened;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the Fleet screen says of a bundle that differs from Git, and where its counts lead.
final class FleetViewModelTest {
    private static final Item HUB =
            new Item("Deployment", "jupyterhub", "hub", false, "replicas: 3");

    private final StoreView view = new StoreView();
    private final List<String> jumps = new ArrayList<>();
    private final FleetViewModel model =
            new FleetViewModel(
                    view,
                    new FxDoor(Runnable::run),
                    view.timer(),
                    new Texts("shell", Locale.ENGLISH, ZoneId.of("UTC")),
                    jumps::add);

    @AfterEach
    void close() {
        model.close();
        view.close();
    }

    @Test
    void driftedObjectsAreCountedNamedAndLeadToTheirYaml() {
        drifted();
        model.choose("fleet-local/hub");

        WhyViewModel why = model.why();
        assertThat(why.question()).isEqualTo("Where does hub differ from Git?");
        assertThat(why.stepsProperty().get())
                .extracting(Step::line)
                .containsExactly("hub: Drifted", "deployment jupyterhub/hub: replicas: 3");
        assertThat(why.drifted())
                .extracting(Step::jump)
                .containsExactly(new Jump.ToYaml("Deployment", "jupyterhub", "hub"));
        why.openDrifted();
        assertThat(why.openedProperty().get())
                .isEqualTo(new Opened.Parts("Drifted objects of hub", why.drifted()));
        assertThat(why.deployments())
                .extracting(Step::line)
                .containsExactly("cluster/hub: Fleet says Modified");
    }

    @Test
    void aCountShowsItsRowsAndAllAgain() {
        drifted();
        assertThat(model.table().shown()).isEqualTo(2);
        model.only(BundleColumns.Count.HAND);
        assertThat(model.table().shown()).isEqualTo(1);
        model.only(BundleColumns.Count.HAND);
        assertThat(model.table().shown()).isEqualTo(2);
        model.showNeedy();
        model.showNeedy();
        assertThat(model.table().shown()).isEqualTo(1);
    }

    @Test
    void aCountOfDriftedObjectsGoesWithItsSource() {
        drifted();
        model.table().filterProperty().set("Drifted: 1");
        assertThat(model.table().shown()).isEqualTo(1);
        Why why = new Why(Reason.FORBIDDEN, "bundledeployments", "");
        view.accept(List.of(new Fact.Lacking(Sources.BUNDLE_DEPLOYMENTS, TestingClock.START, why)));
        assertThat(model.snapshotProperty().get().bundles()).isInstanceOf(Reading.Live.class);
        assertThat(model.table().shown()).isZero();
    }

    @Test
    void theChainOfASilentSourceIsOld() {
        drifted();
        model.choose("fleet-local/hub");
        Why why = new Why(Reason.TIMED_OUT, "bundledeployments", "");
        view.accept(List.of(new Fact.Silent(Sources.BUNDLE_DEPLOYMENTS, TestingClock.START, why)));
        assertThat(model.why().stepsProperty().get())
                .extracting(Step::mark)
                .containsOnly(Symbol.STALE);
        assertThat(model.why().stepsProperty().get().getFirst().line())
                .isEqualTo("hub: was Drifted");
    }

    @Test
    void aPodIsShownOnItsNode() {
        model.why().open(new Jump.ToPod("wk1", "jupyterhub/hub-1"));
        assertThat(jumps).containsExactly("pod/wk1/jupyterhub/hub-1");
    }

    private void drifted() {
        list(Sources.BUNDLES, bundle("hub", "modified"), bundle("gpu", "ready"));
        list(Sources.BUNDLE_DEPLOYMENTS, deployment());
    }

    private void list(Source<?> source, Row... rows) {
        view.accept(List.of(new Fact.Listed(source, TestingClock.START, List.of(rows), 0, "")));
    }

    private static BundleRow bundle(String name, String counter) {
        return new BundleRow(
                "fleet-local",
                name,
                "repo",
                "c0ffee",
                List.of(),
                false,
                false,
                counter.equals("ready") ? "True" : "False",
                "",
                Map.of("desiredReady", 1, counter, 1),
                true,
                false,
                null);
    }

    private static BundleDeploymentRow deployment() {
        return new BundleDeploymentRow(
                "cluster",
                "hub",
                "fleet-local/hub",
                Map.of(),
                "v1",
                "v1",
                "v1",
                true,
                false,
                Map.of(),
                List.of(),
                List.of(HUB),
                false);
    }
}
