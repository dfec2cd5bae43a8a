/// What the console remembers on this computer: looks, language, window. Nothing secret.
@NullMarked
package console.services.settings;

import org.jspecify.annotations.NullMarked;
