/// Measures what the console costs, each beside its anchor; run by `./mvnw -Pbench verify` only.
@NullMarked
package console.bench;

import org.jspecify.annotations.NullMarked;
