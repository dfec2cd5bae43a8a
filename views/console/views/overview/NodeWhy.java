package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.row.EventRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.topology.Node;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.overview.picture.Looks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Why a node is as it is: from its state down to the failing object and its message, or to the
/// first thing that nobody could look at.
final class NodeWhy {
    private static final List<String> PRESSURES =
            List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

    /// Where a link of the chain leads.
    enum Jump {
        NONE,
        PODS,
        EVENTS,
        LABELS
    }

    /// One link of the chain.
    record Step(Symbol mark, String title, String fact, Jump jump) {}

    private static final int UNREADABLE = 5;

    private final Node node;
    private final Texts texts;
    private final List<Step> steps = new ArrayList<>();

    private NodeWhy(Node node, Texts texts) {
        this.node = node;
        this.texts = texts;
    }

    /// @param state of the node in words
    static List<Step> of(
            Node node,
            String state,
            Reading<List<PodRow>> pods,
            Reading<List<EventRow>> events,
            Texts texts) {
        NodeWhy why = new NodeWhy(node, texts);
        why.add(Looks.mark(node.state()), node.name() + ": " + state, "", Jump.NONE);
        why.conditions();
        why.cards();
        node.row().bad().forEach(bad -> why.add(Symbol.PROBLEM, bad, "", Jump.NONE));
        why.unreadable();
        if (why.steps.size() > 1) {
            why.pods(pods);
            why.events(events);
            why.machine();
        }
        return List.copyOf(why.steps);
    }

    /// What its requests lack.
    private void unreadable() {
        List<String> all = node.use().known().map(Node.Use::unreadable).orElse(List.of());
        all.stream().limit(UNREADABLE).forEach(pod -> add(Symbol.ATTENTION, pod, "", Jump.PODS));
        if (all.size() > UNREADABLE) {
            int more = all.size() - UNREADABLE;
            add(Symbol.ATTENTION, texts.text("overview.why.unreadable", more), "", Jump.PODS);
        }
    }

    private void add(Symbol mark, String title, String fact, Jump jump) {
        steps.add(new Step(mark, title, fact, jump));
    }

    /// What a condition of the node means.
    static Symbol mark(NodeRow.Condition condition) {
        boolean so = condition.status().equals("True");
        boolean not = condition.status().equals("False");
        if (!so && !not) {
            return condition.type().equals("Ready") ? Symbol.PROBLEM : Symbol.UNKNOWN;
        }
        if (condition.type().equals("Ready") || condition.type().equals("EtcdIsVoter")) {
            return so ? Symbol.FINE : Symbol.PROBLEM;
        }
        return PRESSURES.contains(condition.type()) && so ? Symbol.PROBLEM : Symbol.FINE;
    }

    private void conditions() {
        for (NodeRow.Condition condition : node.row().conditions()) {
            if (mark(condition) == Symbol.PROBLEM) {
                String since =
                        condition.since() == null
                                ? ""
                                : texts.text("overview.why.since", texts.moment(condition.since()));
                add(
                        Symbol.PROBLEM,
                        texts.text("overview.why.condition", condition.type(), condition.status())
                                + since,
                        (condition.reason() + " " + condition.message()).strip(),
                        Jump.NONE);
            }
        }
        if (!node.schedulable() && !Looks.lost(node.state())) {
            add(Symbol.ATTENTION, texts.text("overview.why.unschedulable"), "", Jump.NONE);
        }
    }

    private void cards() {
        Node.Gpu gpu = node.gpu();
        if (gpu == null) {
            return;
        }
        for (Node.Resource resource : gpu.resources()) {
            if (resource.unhealthy() > 0) {
                add(
                        Symbol.PROBLEM,
                        texts.text(
                                "overview.why.unhealthy",
                                resource.name(),
                                resource.unhealthy(),
                                resource.capacity()),
                        texts.text("overview.why.unhealthyFact"),
                        Jump.PODS);
            }
        }
        String mig = Objects.requireNonNullElse(gpu.migState(), "");
        if (!mig.isEmpty() && !mig.equals("success")) {
            add(
                    mig.equals("failed") ? Symbol.PROBLEM : Symbol.PROGRESS,
                    texts.text("overview.gpu.migState", mig),
                    Objects.requireNonNullElse(gpu.migConfig(), ""),
                    Jump.LABELS);
        }
    }

    private void pods(Reading<List<PodRow>> pods) {
        long failing =
                pods.known().orElse(List.of()).stream()
                        .filter(pod -> PodTable.mark(pod) == Symbol.PROBLEM)
                        .count();
        if (failing > 0) {
            add(Symbol.PROBLEM, texts.text("overview.why.pods", failing), "", Jump.PODS);
        }
    }

    private void events(Reading<List<EventRow>> events) {
        if (events instanceof Reading.Absent<List<EventRow>>(Why why)) {
            String title = texts.text("overview.why.noEvents", texts.reason(why));
            add(Symbol.UNKNOWN, title, texts.sentence(why), Jump.NONE);
            return;
        }
        events.known().orElse(List.of()).stream()
                .filter(event -> event.type().equals("Warning"))
                .findFirst()
                .ifPresent(
                        event ->
                                add(
                                        Symbol.ATTENTION,
                                        texts.text("overview.why.event", event.reason()),
                                        event.message(),
                                        Jump.EVENTS));
    }

    private void machine() {
        if (Looks.lost(node.state())) {
            add(
                    Symbol.UNKNOWN,
                    texts.text("overview.why.machine"),
                    texts.text("overview.why.machineFact"),
                    Jump.NONE);
        }
    }
}
