/// The topology topic: machines, nodes, cards, addresses, routes as one picture of the cluster.
@NullMarked
package console.services.topology;

import org.jspecify.annotations.NullMarked;
