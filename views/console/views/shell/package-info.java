/// The window around every screen: band, chip, rail, palette, banner and source bar.
@NullMarked
package console.views.shell;

import org.jspecify.annotations.NullMarked;
