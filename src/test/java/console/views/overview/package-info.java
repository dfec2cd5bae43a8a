/// Tests of the overview.
@NullMarked
package console.views.overview;

import org.jspecify.annotations.NullMarked;
