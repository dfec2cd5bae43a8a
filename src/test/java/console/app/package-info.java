/// The command line from outside.
@NullMarked
package console.app;

import org.jspecify.annotations.NullMarked;
