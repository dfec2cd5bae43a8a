package console.services.redaction;

import static console.services.redaction.TopologyStrings.each;

import console.services.row.NodeRow;
import console.services.topology.Node;

import java.util.HashMap;
import java.util.Map;

/// The strings of a node, its cards and its row.
record NodeStrings(TopologyStrings strings) {
    Node of(Node node) {
        Node.Gpu gpu = node.gpu();
        return new Node(
                strings.text(node.name()),
                node.role(),
                node.state(),
                node.badges(),
                strings.orNull(node.address()),
                node.since(),
                node.schedulable(),
                node.allocatable(),
                strings.reading(node.use(), use -> use),
                gpu == null ? null : gpu(gpu),
                row(node.row()));
    }

    private Node.Gpu gpu(Node.Gpu gpu) {
        return new Node.Gpu(
                gpu.expected(),
                strings.text(gpu.product()),
                strings.orNull(gpu.strategy()),
                strings.orNull(gpu.migConfig()),
                strings.orNull(gpu.migState()),
                gpu.resources(),
                strings.reading(gpu.holders(), all -> each(all, this::holder)),
                strings.reading(gpu.cards(), all -> each(all, this::card)));
    }

    private Node.Holder holder(Node.Holder holder) {
        return new Node.Holder(
                holder.resource(),
                holder.quantity(),
                strings.text(holder.namespace()),
                strings.text(holder.pod()),
                strings.orNull(holder.user()));
    }

    private Node.Card card(Node.Card card) {
        return new Node.Card(
                card.index(),
                strings.text(card.product()),
                card.mig(),
                strings.text(card.uuid()),
                strings.text(card.layoutSource()),
                each(card.slots(), this::slot),
                card.vitals(),
                card.otherwise());
    }

    private Node.Slot slot(Node.Slot slot) {
        Node.Holder holder = slot.holder();
        return new Node.Slot(
                strings.text(slot.profile()),
                strings.text(slot.resource()),
                slot.state(),
                holder == null ? null : holder(holder),
                slot.holderSource(),
                slot.load());
    }

    private NodeRow row(NodeRow row) {
        return new NodeRow(
                strings.text(row.name()),
                strings.text(row.uid()),
                map(row.labels()),
                map(row.annotations()),
                row.unschedulable(),
                each(
                        row.taints(),
                        taint ->
                                new NodeRow.Taint(
                                        strings.text(taint.key()),
                                        strings.text(taint.value()),
                                        strings.text(taint.effect()))),
                strings.orNull(row.address()),
                row.capacity(),
                row.allocatable(),
                each(row.conditions(), this::condition),
                strings.text(row.kubeletVersion()),
                row.created(),
                row.podCidr(),
                strings.texts(row.bad()));
    }

    private NodeRow.Condition condition(NodeRow.Condition condition) {
        return new NodeRow.Condition(
                strings.text(condition.type()),
                strings.text(condition.status()),
                strings.text(condition.reason()),
                strings.text(condition.message()),
                condition.heartbeat(),
                condition.since());
    }

    private Map<String, String> map(Map<String, String> map) {
        Map<String, String> mapped = new HashMap<>();
        map.forEach((key, value) -> mapped.put(strings.text(key), strings.text(value)));
        return mapped;
    }
}
