/// Readings of devices, through the API's service proxy.
@NullMarked
package console.services.metrics;

import org.jspecify.annotations.NullMarked;
