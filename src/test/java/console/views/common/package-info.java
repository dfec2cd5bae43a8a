/// Tests of what all screens share.
@NullMarked
package console.views.common;

import org.jspecify.annotations.NullMarked;
