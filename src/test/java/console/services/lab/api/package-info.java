/// Tests of the lab API's parts that need no server.
@NullMarked
package console.services.lab.api;

import org.jspecify.annotations.NullMarked;
