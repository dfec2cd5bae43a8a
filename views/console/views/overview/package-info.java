/// The overview: the cluster as one living picture, with its table twin and a drawer per node.
@NullMarked
package console.views.overview;

import org.jspecify.annotations.NullMarked;
