/// Tests of pictures and their files.
@NullMarked
package console.views.common.picture;

import org.jspecify.annotations.NullMarked;
