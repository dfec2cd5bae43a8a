/// A connection to one cluster and everything that lives as long as it does.
@NullMarked
package console.services.session;

import org.jspecify.annotations.NullMarked;
