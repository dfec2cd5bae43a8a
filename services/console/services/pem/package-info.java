/// Keys and certificates from every form in which files hold them.
@NullMarked
package console.services.pem;

import org.jspecify.annotations.NullMarked;
