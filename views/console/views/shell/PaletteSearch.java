package console.views.shell;

import console.services.address.AddressLine;
import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.row.InventoryRow;
import console.services.row.NeighbourRow;
import console.services.row.PodRow;
import console.services.session.ClusterView;
import console.services.session.Objects.PodsFound;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.BundleLooks;
import console.views.common.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the palette finds: nodes, pods, addresses, screens, commands. Bounded: shows the first of
/// each kind and counts the rest, so a letter costs the same in a large cluster. Blocks for the
/// store's answer, so from virtual threads only.
final class PaletteSearch {
    private static final int FIRST = 12;
    private static final int ALL = 1000;

    enum Kind {
        NODE,
        POD,
        ADDRESS,
        SCREEN,
        BUNDLE,
        CARD,
        COMMAND
    }

    /// @param id of a thing (`node/NAME`), of a screen or of a command
    record Entry(Kind kind, String title, String remark, String id) {}

    /// @param entries in the order of their kinds
    /// @param matching how many there are, shown or not
    /// @param all how many were looked at
    /// @param why null, or why pods could not be looked at
    record Found(String typed, List<Entry> entries, int matching, int all, @Nullable Why why) {}

    private final ClusterView cluster;
    private final List<Command> commands;
    private final Texts words;

    /// @param commands that the palette offers
    PaletteSearch(ClusterView cluster, List<Command> commands, Texts words) {
        this.cluster = cluster;
        this.commands = commands;
        this.words = words;
    }

    /// `>` looks at commands only, `@` at users, `:` at addresses.
    Found find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        char first = wanted.isEmpty() ? ' ' : wanted.charAt(0);
        boolean narrowed = first == '>' || first == '@' || first == ':';
        Matches matches = new Matches(narrowed ? wanted.substring(1).strip() : wanted);
        TopologySnapshot snapshot = cluster.topology().latest();
        if (!narrowed) {
            nodes(snapshot, matches);
        }
        Why why = null;
        if (!narrowed || first == '@') {
            why = pods(matches, first == '@');
        }
        if (!narrowed || first == ':') {
            addresses(snapshot, matches);
            seen(matches);
        }
        if (!narrowed) {
            things(matches);
            matches.kind(ALL);
            int place = 1;
            for (Screen screen : Screen.values()) {
                String name = words.text("shell.rail." + screen.id());
                String keys = words.text("shell.keys.control") + " " + place++;
                matches.add(Kind.SCREEN, name, keys, screen.id());
            }
        }
        if (!narrowed || first == '>') {
            commands(matches);
        }
        return new Found(typed, List.copyOf(matches.entries), matches.matching, matches.all, why);
    }

    private void nodes(TopologySnapshot snapshot, Matches matches) {
        matches.kind(FIRST);
        for (Node node : snapshot.nodes().known().orElse(List.of())) {
            String address = node.address() == null ? "" : " · " + node.address();
            String state = words.text("common.node." + node.state().word());
            String remark = words.text("shell.palette.node", state) + address;
            matches.add(Kind.NODE, node.name(), remark, "node/" + node.name());
        }
    }

    private @Nullable Why pods(Matches matches, boolean users) {
        return switch (cluster.objects().pods(matches.wanted, users, FIRST)) {
            case Reading.Live<PodsFound> live -> pods(live.value(), matches);
            case Reading.Stale<PodsFound> stale -> pods(stale.value(), matches);
            case Reading.Absent<PodsFound>(Why why) -> why;
        };
    }

    private @Nullable Why pods(PodsFound found, Matches matches) {
        for (PodRow pod : found.first()) {
            String state = pod.reason().isEmpty() ? pod.phase() : pod.reason();
            String user = pod.user() == null ? "" : " · " + pod.user();
            String node = pod.node();
            String where =
                    node == null
                            ? words.text("shell.palette.pod.waiting", pod.namespace(), state)
                            : words.text("shell.palette.pod", pod.namespace(), node, state);
            String id = node == null ? "overview" : "node/" + node;
            matches.entries.add(new Entry(Kind.POD, pod.name(), where + user, id));
        }
        matches.matching += found.matching();
        matches.all += found.all();
        return null;
    }

    /// Bundles by their titles, cards by their UUIDs.
    private void things(Matches matches) {
        matches.kind(FIRST);
        cluster.fleet().latest().bundles().known().stream()
                .flatMap(bundles -> bundles.all().stream())
                .forEach(
                        each ->
                                matches.add(
                                        Kind.BUNDLE,
                                        each.title(),
                                        words.text(
                                                "shell.palette.bundle",
                                                BundleLooks.word(each.state(), words)),
                                        "bundle/" + each.key()));
        matches.kind(FIRST);
        for (Node node : cluster.gpus().latest().nodes().known().orElse(List.of())) {
            if (node.gpu() != null) {
                node.gpu().cards().known().stream()
                        .flatMap(List::stream)
                        .forEach(
                                card ->
                                        matches.add(
                                                Kind.CARD,
                                                card.uuid(),
                                                words.text(
                                                        "shell.palette.card",
                                                        card.index(),
                                                        node.name()),
                                                "gpu/" + node.name() + "/" + card.index()));
            }
        }
    }

    private void addresses(TopologySnapshot snapshot, Matches matches) {
        matches.kind(FIRST);
        for (Node node : snapshot.nodes().known().orElse(List.of())) {
            if (node.address() != null && !matches.hasNode(node.name())) {
                matches.add(Kind.ADDRESS, node.address(), node.name(), "node/" + node.name());
            }
        }
        for (var vip : snapshot.addresses().known().orElse(List.of())) {
            String service = vip.namespace() + "/" + vip.service();
            matches.add(Kind.ADDRESS, vip.address(), service, "vip/" + vip.address());
        }
        for (var route : snapshot.routes().known().orElse(List.of())) {
            String service = route.service() == null ? "" : route.service();
            matches.add(Kind.ADDRESS, route.host(), service, "route/" + route.host());
        }
        snapshot.declared().known().ifPresent(declared -> network(declared, matches));
    }

    private void network(InventoryRow declared, Matches matches) {
        String gateway = words.text("shell.palette.gateway");
        matches.add(Kind.ADDRESS, declared.network().gateway(), gateway, "rail");
        for (String dns : declared.network().dns()) {
            matches.add(Kind.ADDRESS, dns, words.text("shell.palette.dns"), "dns");
        }
        for (InventoryRow.Machine machine : declared.machines()) {
            if (machine.kind().equals("vm")) {
                String id = "address/" + machine.name();
                matches.add(Kind.ADDRESS, machine.address(), machine.name(), id);
            }
        }
    }

    /// By their MACs, and at the addresses that nothing else names.
    private void seen(Matches matches) {
        for (AddressLine line : cluster.addresses().latest().lines()) {
            NeighbourRow seen = line.seen();
            if (seen == null) {
                continue;
            }
            String id = "address/" + line.name();
            boolean stranger = line.declared() == null && line.kubernetes() == null;
            String who = stranger ? words.text("shell.palette.seen", seen.by()) : line.name();
            if (stranger) {
                matches.add(Kind.ADDRESS, seen.address(), who, id);
            }
            for (String mac : seen.macs()) {
                matches.add(Kind.ADDRESS, mac, seen.address() + " · " + who, id);
            }
        }
    }

    private void commands(Matches matches) {
        matches.kind(ALL);
        for (Command command : commands) {
            matches.add(
                    Kind.COMMAND,
                    words.text("shell.palette.command." + command.id()),
                    command.keys(words),
                    command.id());
        }
    }

    /// Collects what contains the wanted letters.
    private static final class Matches {
        private final String wanted;
        private final List<Entry> entries = new ArrayList<>();
        private int matching;
        private int all;
        private int room;

        Matches(String wanted) {
            this.wanted = wanted;
        }

        void kind(int most) {
            room = most;
        }

        void add(Kind kind, String title, String remark, String id) {
            all++;
            if (contains(title) || (kind != Kind.COMMAND && contains(remark))) {
                matching++;
                if (room > 0) {
                    room--;
                    entries.add(new Entry(kind, title, remark, id));
                }
            }
        }

        boolean hasNode(String name) {
            return entries.stream().anyMatch(entry -> entry.id().equals("node/" + name));
        }

        private boolean contains(String text) {
            return text.toLowerCase(Locale.ROOT).contains(wanted);
        }
    }
}
