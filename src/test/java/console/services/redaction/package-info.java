/// Tests of hiding names.
@NullMarked
package console.services.redaction;

import org.jspecify.annotations.NullMarked;
