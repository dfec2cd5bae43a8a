/// Tests of the geometry.
@NullMarked
package console.views.overview.picture;

import org.jspecify.annotations.NullMarked;
