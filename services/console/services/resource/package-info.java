/// The arithmetic of the cluster: quantities, requests, states. Pure functions, no I/O.
@NullMarked
package console.services.resource;

import org.jspecify.annotations.NullMarked;
