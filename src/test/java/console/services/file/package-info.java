/// What is said of files that cannot be read.
@NullMarked
package console.services.file;

import org.jspecify.annotations.NullMarked;
