/// The way of a value, step by step.
@NullMarked
package console.services.fact;

import org.jspecify.annotations.NullMarked;
