/// Hides names before others look: one dictionary for every string of a snapshot.
@NullMarked
package console.services.redaction;

import org.jspecify.annotations.NullMarked;
