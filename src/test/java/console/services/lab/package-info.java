/// Tests of the embedded lab: its state, and its API as a client sees it.
@NullMarked
package console.services.lab;

import org.jspecify.annotations.NullMarked;
