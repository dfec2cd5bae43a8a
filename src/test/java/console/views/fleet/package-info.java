/// Tests of the Fleet screen.
@NullMarked
package console.views.fleet;

import org.jspecify.annotations.NullMarked;
