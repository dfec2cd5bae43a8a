/// Tests of keys and certificates.
@NullMarked
package console.services.pem;

import org.jspecify.annotations.NullMarked;
