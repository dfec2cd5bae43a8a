/// The picture, part by part and absence by absence.
@NullMarked
package console.services.topology;

import org.jspecify.annotations.NullMarked;
