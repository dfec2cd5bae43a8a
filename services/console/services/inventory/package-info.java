/// The declared cluster: what the plan says, as a file.
@NullMarked
package console.services.inventory;

import org.jspecify.annotations.NullMarked;
