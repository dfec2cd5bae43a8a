package console.views.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.fleet.WhyChain.Link;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.Container;
import console.services.row.Container.Ended;
import console.services.row.Container.Running;
import console.services.row.Container.Untold;
import console.services.row.Container.Waiting;
import console.services.row.EventRow;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.fleet.WhySteps.Jump;
import console.views.fleet.WhySteps.Step;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// The words of the links below a bundle.
final class WhyStepsTest {
    private static final Instant READ = Instant.parse("2026-11-24T08:00:00Z");
    private static final Texts ENGLISH = new Texts("fleet", Locale.ENGLISH, ZoneId.of("UTC"));
    private static final Texts GERMAN = new Texts("fleet", Locale.GERMAN, ZoneId.of("UTC"));
    private static final EventRow BACK_OFF =
            new EventRow(
                    "n",
                    "e",
                    "Warning",
                    "BackOff",
                    "Back-off pulling",
                    "Pod",
                    "n",
                    "hub-1",
                    3,
                    READ.minusSeconds(40));

    @Test
    void everyLinkHasItsWordsAndItsWay() {
        List<Step> steps =
                steps(
                        false,
                        new Link.AtFault(new Item("Deployment", "n", "hub", true, "0/1"), false),
                        new Link.OfPod("n", "hub-1", "wk1", "Pending", "", false),
                        container(new Waiting("ImagePullBackOff", "not found"), null),
                        new Link.OfEvents("Pod", "hub-1", List.of(BACK_OFF)));
        assertThat(steps)
                .extracting(Step::line)
                .containsExactly(
                        "deployment n/hub: 0/1",
                        "pod hub-1: Pending on wk1",
                        "container hub: ImagePullBackOff: not found",
                        "event BackOff, 40 s: Back-off pulling");
        assertThat(steps)
                .extracting(Step::mark)
                .containsExactly(
                        Symbol.PROGRESS, Symbol.ATTENTION, Symbol.PROBLEM, Symbol.ATTENTION);
        assertThat(steps)
                .extracting(Step::jump)
                .containsExactly(
                        new Jump.ToYaml("Deployment", "n", "hub"),
                        new Jump.ToPod("wk1", "n/hub-1"),
                        new Jump.Nowhere(),
                        new Jump.ToEvents("pod hub-1", List.of(BACK_OFF)));
    }

    @Test
    void whatIsNotThereSaysSo() {
        Why why = new Why(Reason.FORBIDDEN, "pods", "");
        assertThat(
                        steps(
                                false,
                                new Link.NoPod("Job", "n", "load"),
                                new Link.OfEvents("Job", "load", List.of()),
                                new Link.Unseen(why),
                                new Link.OfPod("n", "p", null, "Unschedulable", "0/7", false)))
                .extracting(Step::line)
                .containsExactly(
                        "no pod: No pod of job n/load is there.",
                        "Events: none are kept of job load",
                        "not seen further: Not allowed to read pods.",
                        "pod p: Unschedulable, on no node: 0/7");
    }

    @Test
    void whatAContainerDoesIsSaidInTheLanguageOfTheScreenWhatTheKubeletSaysIsNot() {
        Ended killed = new Ended("OOMKilled", 137, "no memory");
        Link[] links = {
            container(new Waiting("CrashLoopBackOff", "back-off 5m0s"), killed),
            container(new Running(), killed),
            container(new Ended("", null, ""), null),
            container(new Ended("Error", 1, ""), null),
            container(new Untold(), null)
        };
        assertThat(steps(ENGLISH, false, links))
                .extracting(Step::line)
                .containsExactly(
                        "container hub: CrashLoopBackOff: back-off 5m0s – "
                                + "ended before: OOMKilled, exit code 137: no memory",
                        "container hub: running, not ready – "
                                + "ended before: OOMKilled, exit code 137: no memory",
                        "container hub",
                        "container hub: Error, exit code 1",
                        "container hub: state not told");
        assertThat(steps(GERMAN, false, links))
                .extracting(Step::fact)
                .containsExactly(
                        "CrashLoopBackOff: back-off 5m0s – "
                                + "endete zuvor: OOMKilled, Exit-Code 137: no memory",
                        "läuft, ist nicht bereit – "
                                + "endete zuvor: OOMKilled, Exit-Code 137: no memory",
                        "",
                        "Error, Exit-Code 1",
                        "Zustand nicht genannt");
    }

    private static Link container(Container.State state, @Nullable Ended before) {
        return new Link.OfContainer(new Container("hub", state, before));
    }

    @Test
    void nothingOldLooksLikeWhatIs() {
        assertThat(steps(true, new Link.OfPod("n", "p", "wk1", "Running", "", true)))
                .extracting(Step::mark)
                .containsExactly(Symbol.STALE);
    }

    private static List<Step> steps(boolean old, Link... links) {
        return steps(ENGLISH, old, links);
    }

    private static List<Step> steps(Texts texts, boolean old, Link... links) {
        return new WhySteps(texts, key -> key, old, READ).of(List.of(links));
    }
}
