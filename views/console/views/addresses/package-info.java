/// The IP and MAC table against reality, with the strip of the address pool.
@NullMarked
package console.views.addresses;

import org.jspecify.annotations.NullMarked;
