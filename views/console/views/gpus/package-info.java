/// Who holds the GPUs, what waits, and what still fits.
@NullMarked
package console.views.gpus;

import org.jspecify.annotations.NullMarked;
