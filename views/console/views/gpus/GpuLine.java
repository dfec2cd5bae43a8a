package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot.Operand;
import console.services.row.HourRow;
import console.services.topology.Node;

import java.util.List;

/// A line of the list: a node, one of its cards, or what stands where no source names the cards.
sealed interface GpuLine {
    /// Stays while the line does.
    String key();

    Node node();

    record OfNode(Node node, List<Operand> operands) implements GpuLine {
        @Override
        public String key() {
            return node.name();
        }
    }

    /// @param reading where the card comes from
    record OfCard(Node node, Node.Card card, Reading<?> reading, Reading<HourRow> hour)
            implements GpuLine {
        @Override
        public String key() {
            return node.name() + "/" + card.index();
        }
    }

    /// The exact counts, without a place: nothing names the cards of this node.
    record WithoutCards(Node node, Node.Gpu gpu) implements GpuLine {
        @Override
        public String key() {
            return node.name() + "/?";
        }
    }
}
