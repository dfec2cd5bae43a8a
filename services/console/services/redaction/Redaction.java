package console.services.redaction;

import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides names in snapshots, stable for as long as it lives: whoever is `user-3` on one page is
/// `user-3` on the next. A pure function otherwise; from any thread.
public final class Redaction {
    private static final Pattern MAC =
            Pattern.compile("(?i)(?<![0-9a-f:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![0-9a-f:-])");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d])");
    private static final Pattern LONG_ADDRESS =
            Pattern.compile(
                    "(?i)(?<![0-9a-z:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
                            + "|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){0,6}:?)(?![0-9a-z:])");

    private final Set<Hidden> hidden;
    private final Pseudonyms pseudonyms = new Pseudonyms();

    public Redaction(Set<Hidden> hidden) {
        this.hidden = Set.copyOf(hidden);
    }

    public TopologySnapshot of(TopologySnapshot snapshot) {
        if (hidden.isEmpty()) {
            return snapshot;
        }
        names(snapshot);
        // Macs and addresses are found by their form, wherever they stand.
        new TopologyStrings(this::look).of(snapshot);
        return new TopologyStrings(pseudonyms::text).of(snapshot);
    }

    private String look(String text) {
        if (hidden.contains(Hidden.MACS)) {
            learn(Hidden.MACS, MAC, text);
        }
        if (hidden.contains(Hidden.ADDRESSES)) {
            learn(Hidden.ADDRESSES, ADDRESS, text);
            learn(Hidden.ADDRESSES, LONG_ADDRESS, text);
        }
        return text;
    }

    private void learn(Hidden kind, Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            boolean part = form == LONG_ADDRESS && !isWhole(found);
            if (!part) {
                pseudonyms.learn(kind, kind == Hidden.MACS ? found.replace('-', ':') : found);
            }
        }
    }

    /// Times and MACs have colons, too.
    private static boolean isWhole(String address) {
        return address.contains("::") || address.chars().filter(each -> each == ':').count() == 7;
    }

    private void name(Hidden kind, @Nullable String name) {
        if (name != null && hidden.contains(kind)) {
            pseudonyms.learn(kind, name);
        }
    }

    private void names(TopologySnapshot snapshot) {
        for (Node node : snapshot.nodes().known().orElse(List.of())) {
            Node.Gpu gpu = node.gpu();
            if (gpu != null) {
                gpu.holders()
                        .known()
                        .orElse(List.of())
                        .forEach(holder -> name(Hidden.USERS, holder.user()));
                gpu.cards().known().orElse(List.of()).stream()
                        .flatMap(card -> card.slots().stream())
                        .map(Node.Slot::holder)
                        .forEach(
                                holder ->
                                        name(Hidden.USERS, holder == null ? null : holder.user()));
            }
        }
        snapshot.waiting().known().orElse(List.of()).forEach(pod -> name(Hidden.USERS, pod.user()));
        snapshot.routes().known().orElse(List.of()).forEach(route -> host(route.host()));
        snapshot.storage().known().flatMap(storage -> storage.nfs().known()).stream()
                .flatMap(List::stream)
                .forEach(path -> host(server(path)));
        snapshot.declared().known().ifPresent(this::hosts);
    }

    private void hosts(InventoryRow declared) {
        host(declared.host().name());
        declared.routes().forEach(route -> host(route.host()));
    }

    /// `*` stands for any host: it is none.
    private void host(String name) {
        if (!name.equals("*")) {
            name(Hidden.HOSTS, name.startsWith("*.") ? name.substring(2) : name);
        }
    }

    private static String server(String path) {
        int end = path.indexOf(':');
        return end < 0 ? path : path.substring(0, end);
    }
}
