/// The rules of the code, as tests. Each is also applied to a planted breach and must report it.
@NullMarked
package console.architecture;

import org.jspecify.annotations.NullMarked;
