/// The program: command line, wiring, and the JavaFX application.
@NullMarked
package console.app;

import org.jspecify.annotations.NullMarked;
