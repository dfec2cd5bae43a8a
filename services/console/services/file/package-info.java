/// Files that people write: read with care, and told with file, line and reason when they are
/// wrong.
@NullMarked
package console.services.file;

import org.jspecify.annotations.NullMarked;
