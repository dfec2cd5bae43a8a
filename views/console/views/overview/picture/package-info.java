/// The overview as pure geometry: from a snapshot and a size to a display list. No JavaFX here.
@NullMarked
package console.views.overview.picture;

import org.jspecify.annotations.NullMarked;
