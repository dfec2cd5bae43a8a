/// The declared cluster as a file: what is refused, and with which words.
@NullMarked
package console.services.inventory;

import org.jspecify.annotations.NullMarked;
