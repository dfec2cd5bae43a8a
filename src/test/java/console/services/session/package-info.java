/// Tests of a session as a whole, over TLS against the lab.
@NullMarked
package console.services.session;

import org.jspecify.annotations.NullMarked;
