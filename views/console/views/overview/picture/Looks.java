package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.resource.NodeState;
import console.services.topology.Node;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How states look and what they are called: mark, colour, word.
public final class Looks {
    private Looks() {}

    public static Symbol mark(NodeState state) {
        return switch (state) {
            case NO_CONTACT, NOT_READY -> Symbol.PROBLEM;
            case DEGRADED, DEGRADED_ETCD, DEGRADED_GPU, CORDONED -> Symbol.ATTENTION;
            case RECONFIGURING -> Symbol.PROGRESS;
            case READY -> Symbol.FINE;
        };
    }

    static Token color(NodeState state) {
        return switch (state) {
            case NO_CONTACT, NOT_READY -> Token.BAD;
            case DEGRADED, DEGRADED_ETCD, DEGRADED_GPU, CORDONED -> Token.ATT;
            case RECONFIGURING -> Token.ACC;
            case READY -> Token.FG2;
        };
    }

    /// Fine is what nobody needs to look at.
    static boolean fine(NodeState state) {
        return state == NodeState.READY;
    }

    public static boolean lost(NodeState state) {
        return state == NodeState.NO_CONTACT || state == NodeState.NOT_READY;
    }

    public static String word(NodeState state, Texts words) {
        return words.text("common.node." + state.word());
    }

    /// The state that a node had when it was last seen.
    static String was(NodeState state, Texts words) {
        return words.text("overview.was." + state.word());
    }

    /// The state with its age where it is bad, as what it was where it is old.
    public static String word(Node node, Freshness fresh, Request request) {
        if (fresh == Freshness.STALE) {
            return was(node.state(), request.words());
        }
        String word = word(node.state(), request.words());
        if (lost(node.state()) && node.since() != null) {
            return word + " " + request.words().age(Duration.between(node.since(), request.now()));
        }
        return word;
    }

    public static Freshness fresh(Node node, Reading<?> nodes) {
        return problem(Freshness.of(nodes), lost(node.state()));
    }

    /// Only what is live can be a problem; what is old was one.
    static Freshness problem(Freshness fresh, boolean bad) {
        return fresh == Freshness.LIVE && bad ? Freshness.PROBLEM : fresh;
    }

    static Symbol mark(Node node, Freshness fresh) {
        return fresh == Freshness.STALE ? Symbol.STALE : mark(node.state());
    }

    static Token frame(Freshness fresh) {
        return switch (fresh) {
            case LIVE -> Token.LINE2;
            case STALE -> Token.STALE_L;
            case ABSENT -> Token.LINE3;
            case PROBLEM -> Token.BAD;
        };
    }

    static Dash dash(Freshness fresh) {
        return switch (fresh) {
            case LIVE, PROBLEM -> Dash.SOLID;
            case STALE, ABSENT -> Dash.LONG;
        };
    }

    /// The colour of a value; `live` while it is.
    static Token ink(Freshness fresh, Token live) {
        return switch (fresh) {
            case LIVE -> live;
            case STALE -> Token.STALE;
            case ABSENT -> Token.FG2;
            case PROBLEM -> Token.BAD;
        };
    }

    /// The colour of a label or a name: less loud where it is old.
    static Token label(Freshness fresh, Token live) {
        return fresh == Freshness.LIVE || fresh == Freshness.PROBLEM ? live : Token.FG2;
    }

    /// Everything that the nodes' own source says of a node in one sentence.
    static String sentence(Node node, Freshness fresh, Request request) {
        Texts words = request.words();
        List<String> parts = new ArrayList<>();
        parts.add(node.name());
        parts.add(
                words.text(
                        node.role() == Node.Role.SERVER
                                ? "overview.node.server"
                                : "overview.node.worker"));
        parts.add(word(node, fresh, request));
        parts.add(address(node, words));
        for (Node.Badge badge : badges(node)) {
            parts.add(badge(badge, words, false));
        }
        return String.join(", ", parts);
    }

    public static String address(Node node, Texts words) {
        return node.address() == null ? words.text("overview.node.noAddress") : node.address();
    }

    /// In the order in which they are shown.
    public static List<Node.Badge> badges(Node node) {
        return node.badges().stream().sorted().toList();
    }

    public static String badge(Node.Badge badge, Texts words, boolean narrow) {
        return switch (badge) {
            case ETCD_VOTER -> words.text("overview.badge.voter");
            case ETCD_LEADER -> words.text("overview.badge.leader");
            case ANNOUNCER ->
                    words.text(narrow ? "overview.badge.vip" : "overview.badge.announcer");
            case MIG -> words.text("overview.badge.mig");
            case CORDONED -> words.text("overview.badge.cordoned");
        };
    }

    /// @param fine null where it is not known
    static Symbol mark(@Nullable Boolean fine, Freshness fresh) {
        return switch (fresh) {
            case STALE -> Symbol.STALE;
            case ABSENT -> Symbol.ABSENT;
            case LIVE, PROBLEM ->
                    fine == null ? Symbol.UNKNOWN : fine ? Symbol.FINE : Symbol.PROBLEM;
        };
    }
}
