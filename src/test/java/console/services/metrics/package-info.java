/// Tests of readings of devices.
@NullMarked
package console.services.metrics;

import org.jspecify.annotations.NullMarked;
