/// Rows as lines and back.
@NullMarked
package console.services.row;

import org.jspecify.annotations.NullMarked;
