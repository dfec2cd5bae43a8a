/// Tests of the window around the screens.
@NullMarked
package console.views.shell;

import org.jspecify.annotations.NullMarked;
