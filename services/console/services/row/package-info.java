/// What projections need of each object, as small records; made when it arrives, then forgotten.
@NullMarked
package console.services.row;

import org.jspecify.annotations.NullMarked;
