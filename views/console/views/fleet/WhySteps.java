package console.views.fleet;

import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.WhyChain.Link;
import console.services.resource.BundleState;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.Container;
import console.services.row.EventRow;
import console.views.common.BundleLooks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The links of a why-chain in words: how each looks, what it says, where it leads.
///
/// @param titles the short name of a bundle by its key
/// @param old whether the chain is of a source that is silent
/// @param read when what is below the object was read
record WhySteps(Texts texts, UnaryOperator<String> titles, boolean old, Instant read) {
    /// @param fact may be empty
    record Step(Symbol mark, String title, String fact, Jump jump) {
        String line() {
            return fact.isEmpty() ? title : title + ": " + fact;
        }
    }

    /// Where a link leads.
    sealed interface Jump {
        record Nowhere() implements Jump {}

        record ToBundle(String key) implements Jump {}

        record ToYaml(String kind, String namespace, String name) implements Jump {}

        /// @param node whose drawer shows it
        record ToPod(String node, String key) implements Jump {}

        record ToEvents(String of, List<EventRow> events) implements Jump {}
    }

    List<Step> of(List<Link> chain) {
        return chain.stream().map(this::step).toList();
    }

    private Step step(Link link) {
        Step step =
                switch (link) {
                    case Link.OfBundle(Bundle bundle) -> bundle(bundle);
                    case Link.Unknown(String name) ->
                            plain(Symbol.PROBLEM, name, texts.text("fleet.unknown", name));
                    case Link.AtFault(Item item, boolean drifted) -> object(item, drifted);
                    case Link.OfPod pod -> pod(pod);
                    case Link.NoPod(String kind, String namespace, String name) ->
                            plain(
                                    Symbol.PROBLEM,
                                    texts.text("fleet.why.noPod"),
                                    texts.text("fleet.why.noPod.of", named(kind, namespace, name)));
                    case Link.OfContainer(Container container) -> container(container);
                    case Link.OfEvents events -> events(events);
                    case Link.Unseen(Why why) ->
                            plain(
                                    Symbol.ABSENT,
                                    texts.text("fleet.why.unseen"),
                                    texts.sentence(why));
                };
        return old ? new Step(Symbol.STALE, step.title(), step.fact(), step.jump()) : step;
    }

    private static Step plain(Symbol mark, String title, String fact) {
        return new Step(mark, title, fact, new Jump.Nowhere());
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }

    private static String named(String kind, String namespace, String name) {
        String space = namespace.isEmpty() ? "" : namespace + "/";
        return kind.toLowerCase(Locale.ROOT) + " " + space + name;
    }

    /// What it waits for, where it waits; else its state and what Fleet says to it.
    private Step bundle(Bundle bundle) {
        String word = BundleLooks.word(bundle.state(), texts);
        String state = old ? texts.text("common.was", word) : word;
        boolean waits = bundle.state() == BundleState.BLOCKED && !bundle.edges().isEmpty();
        String message = bundle.message();
        String fact =
                waits
                        ? texts.text("fleet.why.waits", waitsFor(bundle))
                        : joined(": ", state, message == null ? "" : message);
        return new Step(
                BundleLooks.mark(bundle.state()),
                bundle.title(),
                fact,
                new Jump.ToBundle(bundle.key()));
    }

    private String waitsFor(Bundle bundle) {
        List<String> blocking =
                bundle.edges().stream().filter(bundle.blockedBy()::contains).toList();
        return (blocking.isEmpty() ? bundle.edges() : blocking)
                .stream().map(titles).collect(Collectors.joining(", "));
    }

    private Step object(Item item, boolean drifted) {
        Symbol mark =
                item.transitioning()
                        ? Symbol.PROGRESS
                        : drifted ? Symbol.ATTENTION : Symbol.PROBLEM;
        return new Step(
                mark,
                named(item.kind(), item.namespace(), item.name()),
                item.fact(),
                new Jump.ToYaml(item.kind(), item.namespace(), item.name()));
    }

    private Step pod(Link.OfPod pod) {
        @Nullable String node = pod.node();
        String where =
                node == null
                        ? texts.text("fleet.why.pod.nowhere", pod.word())
                        : texts.text("fleet.why.pod.on", pod.word(), node);
        return new Step(
                pod.ready() ? Symbol.FINE : node == null ? Symbol.PROBLEM : Symbol.ATTENTION,
                texts.text("fleet.why.pod", pod.name()),
                joined(": ", where, pod.said()),
                node == null
                        ? new Jump.Nowhere()
                        : new Jump.ToPod(node, pod.namespace() + "/" + pod.name()));
    }

    private Step container(Container container) {
        Container.Ended before = container.before();
        String was = before == null ? "" : texts.text("fleet.why.ended.before", ended(before));
        return plain(
                container.moving() ? Symbol.PROGRESS : Symbol.PROBLEM,
                texts.text("fleet.why.container", container.name()),
                joined(" – ", words(container.state()), was));
    }

    private String words(Container.State state) {
        return switch (state) {
            case Container.Waiting(String reason, String message) -> joined(": ", reason, message);
            case Container.Running _ -> texts.text("fleet.why.container.running");
            case Container.Ended ended -> ended(ended);
            case Container.Untold _ -> texts.text("fleet.why.container.untold");
        };
    }

    private String ended(Container.Ended ended) {
        Integer code = ended.code();
        String exit = code == null ? "" : texts.text("fleet.why.ended.code", code.toString());
        return joined(": ", joined(", ", ended.reason(), exit), ended.message());
    }

    /// Of several at one time a warning says more.
    private static EventRow newest(List<EventRow> events) {
        EventRow first = events.getFirst();
        return events.stream()
                .filter(each -> Objects.equals(each.last(), first.last()))
                .filter(each -> each.type().equals("Warning"))
                .findFirst()
                .orElse(first);
    }

    private Step events(Link.OfEvents events) {
        String of = events.kind().toLowerCase(Locale.ROOT) + " " + events.name();
        if (events.newest().isEmpty()) {
            return plain(
                    Symbol.UNKNOWN,
                    texts.text("fleet.events"),
                    texts.text("fleet.events.none", of));
        }
        EventRow newest = newest(events.newest());
        Instant last = newest.last();
        String age = last == null ? "" : texts.age(Duration.between(last, read));
        return new Step(
                newest.type().equals("Warning") ? Symbol.ATTENTION : Symbol.FINE,
                joined(", ", texts.text("fleet.event", newest.reason()), age),
                newest.message(),
                new Jump.ToEvents(of, events.newest()));
    }
}
