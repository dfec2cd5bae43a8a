/// What tests of several packages share.
@NullMarked
package console.support;

import org.jspecify.annotations.NullMarked;
