/// Pictures: what they are made of, and the files they become.
@NullMarked
package console.views.common.picture;

import org.jspecify.annotations.NullMarked;
