/// The parts of the GPUs screen.
@NullMarked
package console.views.gpus;

import org.jspecify.annotations.NullMarked;
