/// The way of a value: facts in, one store, projections, snapshots out, each with source and age.
@NullMarked
package console.services.fact;

import org.jspecify.annotations.NullMarked;
