package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.resource.NaturalOrder;
import console.services.row.CertificateRow;
import console.services.row.ClaimRow;
import console.services.row.InventoryRow;
import console.services.row.NeighbourRow;
import console.services.row.PodRow;
import console.services.row.SnapshotFileRow;
import console.services.row.Sources;
import console.services.row.VolumeRow;
import console.services.topology.TopologySnapshot.LastSnapshot;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.NextExpiry;
import console.services.topology.TopologySnapshot.Pinned;
import console.services.topology.TopologySnapshot.Storage;
import console.services.topology.TopologySnapshot.WaitingPod;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The parts that need a few rows only: machines, storage, waiting pods, the last snapshot, the
/// next expiry.
final class OtherParts {
    private OtherParts() {}

    /// The host, the machines that are no nodes, and declared nodes that the cluster does not have.
    static List<Machine> machines(Rows rows, InventoryRow declared, Reading<List<Node>> nodes) {
        Optional<Set<String>> joined =
                nodes.known().map(all -> all.stream().map(Node::name).collect(Collectors.toSet()));
        List<Machine> machines = new ArrayList<>();
        if (!declared.host().name().isEmpty()) {
            machines.add(machine(rows, declared.host().name(), "host", "", ""));
        }
        for (InventoryRow.Machine machine : declared.machines()) {
            boolean lost = joined.isPresent() && !joined.get().contains(machine.name());
            if (lost || (machine.kind().equals("vm") && joined.isEmpty())) {
                machines.add(machine(rows, machine.name(), "vm", machine.address(), machine.mac()));
            }
        }
        return List.copyOf(machines);
    }

    private static Machine machine(
            Rows rows, String name, String kind, String address, String mac) {
        Reading<Boolean> unasked = none(name, "nothing asks it whether it answers");
        if (address.isEmpty()) {
            return new Machine(name, kind, address, unasked);
        }
        Reading<Boolean> answers =
                rows.read(Sources.NEIGHBOURS, _ -> answers(rows, address, mac))
                        .then(
                                told ->
                                        told.isEmpty()
                                                ? unasked
                                                : rows.status(Sources.NEIGHBOURS)
                                                        .reading(told::get));
        return new Machine(name, kind, address, answers);
    }

    /// Empty where nobody asked. That its address answers with the MAC of another is no answer.
    private static Optional<Boolean> answers(Rows rows, String address, String mac) {
        NeighbourRow row = rows.row(Sources.NEIGHBOURS, address);
        if (row == null || (!row.confirmed() && !row.macs().isEmpty())) {
            return Optional.empty();
        }
        boolean own = mac.isEmpty() || row.macs().contains(mac.toLowerCase(Locale.ROOT));
        return Optional.of(row.confirmed() && own);
    }

    static Reading<Storage> storage(Rows rows) {
        return rows.read(
                Sources.CLAIMS,
                claims ->
                        new Storage(
                                count(claims, "Bound"),
                                count(claims, "Pending"),
                                count(claims, "Lost"),
                                rows.read(Sources.VOLUMES, OtherParts::exports),
                                rows.read(Sources.VOLUMES, volumes -> pinned(volumes, claims))));
    }

    private static int count(Collection<ClaimRow> claims, String phase) {
        return (int) claims.stream().filter(claim -> claim.phase().equals(phase)).count();
    }

    /// Each volume has a directory of its own below an export.
    private static List<String> exports(Collection<VolumeRow> volumes) {
        return volumes.stream()
                .map(VolumeRow::nfs)
                .filter(Objects::nonNull)
                .map(path -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path)
                .distinct()
                .sorted(NaturalOrder.NAMES)
                .toList();
    }

    private static List<Pinned> pinned(Collection<VolumeRow> volumes, Collection<ClaimRow> claims) {
        Map<String, BigDecimal> asked = new HashMap<>();
        for (ClaimRow claim : claims) {
            BigDecimal bytes = claim.bytes();
            asked.put(claim.volume(), bytes == null ? BigDecimal.ZERO : bytes);
        }
        Map<String, Pinned> byNode = new TreeMap<>(NaturalOrder.NAMES);
        for (VolumeRow volume : volumes) {
            String node = volume.node();
            if (node != null) {
                BigDecimal bytes = asked.getOrDefault(volume.name(), BigDecimal.ZERO);
                byNode.merge(
                        node,
                        new Pinned(node, 1, bytes),
                        (one, more) ->
                                new Pinned(
                                        node,
                                        one.volumes() + more.volumes(),
                                        one.claimed().add(more.claimed())));
            }
        }
        return List.copyOf(byNode.values());
    }

    static List<WaitingPod> waiting(Collection<PodRow> pods) {
        return pods.stream()
                .map(
                        pod ->
                                new WaitingPod(
                                        pod.namespace(),
                                        pod.name(),
                                        pod.user(),
                                        pod.waiting().isEmpty() ? pod.reason() : pod.waiting()))
                .toList();
    }

    static Reading<LastSnapshot> lastSnapshot(Rows rows) {
        return rows.<SnapshotFileRow, Optional<LastSnapshot>>read(
                        Sources.SNAPSHOTS, OtherParts::lastSnapshot)
                .then(
                        last ->
                                last.isEmpty()
                                        ? none("etcdsnapshotfiles", "no usable snapshot")
                                        : rows.status(Sources.SNAPSHOTS).reading(last::get));
    }

    private static Optional<LastSnapshot> lastSnapshot(Collection<SnapshotFileRow> files) {
        SnapshotFileRow last = null;
        Instant newest = Instant.MIN;
        int usable = 0;
        for (SnapshotFileRow file : files) {
            Instant created = file.created();
            if (Boolean.TRUE.equals(file.usable()) && file.error().isEmpty() && created != null) {
                usable++;
                if (last == null || created.isAfter(newest)) {
                    last = file;
                    newest = created;
                }
            }
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new LastSnapshot(last.node(), newest, usable));
    }

    static Reading<NextExpiry> nextExpiry(Rows rows) {
        return rows.<CertificateRow, Optional<NextExpiry>>read(
                        Sources.CERTIFICATES,
                        all ->
                                all.stream()
                                        .flatMap(row -> expiry(row).stream())
                                        .min(
                                                Comparator.comparing(NextExpiry::notAfter)
                                                        .thenComparing(NextExpiry::namespace)
                                                        .thenComparing(NextExpiry::name)))
                .then(
                        next ->
                                next.isEmpty()
                                        ? none("certificates", "none has an end")
                                        : rows.status(Sources.CERTIFICATES).reading(next::get));
    }

    private static Optional<NextExpiry> expiry(CertificateRow row) {
        Instant end = row.notAfter();
        return end == null
                ? Optional.empty()
                : Optional.of(new NextExpiry(row.namespace(), row.name(), end));
    }

    private static <T> Reading<T> none(String item, String detail) {
        return Reading.absent(Reason.NOT_CONFIGURED, item, detail);
    }
}
