/// Who holds the GPUs and what still fits: legal MIG layouts, headroom, cards and their slots.
@NullMarked
package console.services.gpu;

import org.jspecify.annotations.NullMarked;
