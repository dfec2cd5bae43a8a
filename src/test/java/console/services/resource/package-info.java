/// The reference's vectors.
@NullMarked
package console.services.resource;

import org.jspecify.annotations.NullMarked;
