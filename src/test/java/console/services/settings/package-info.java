/// What survives between starts, and what a broken file costs.
@NullMarked
package console.services.settings;

import org.jspecify.annotations.NullMarked;
