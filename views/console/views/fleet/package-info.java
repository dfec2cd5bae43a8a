/// What Git says against what runs: the graph of bundles, the table, and why one is not ready.
@NullMarked
package console.views.fleet;

import org.jspecify.annotations.NullMarked;
