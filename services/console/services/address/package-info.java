/// The IP and MAC table against reality: what is declared, what Kubernetes says, what was seen.
@NullMarked
package console.services.address;

import org.jspecify.annotations.NullMarked;
