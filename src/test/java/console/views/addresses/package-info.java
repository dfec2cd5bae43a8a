/// Tests of the addresses screen.
@NullMarked
package console.views.addresses;

import org.jspecify.annotations.NullMarked;
