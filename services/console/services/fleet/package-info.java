/// What Git says against what runs: bundles, their dependencies and why one is not ready.
@NullMarked
package console.services.fleet;

import org.jspecify.annotations.NullMarked;
