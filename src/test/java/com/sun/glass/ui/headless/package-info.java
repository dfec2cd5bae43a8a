/// What JavaFX's headless platform lacks for tests; found before JavaFX's own on the class path.
@NullMarked
package com.sun.glass.ui.headless;

import org.jspecify.annotations.NullMarked;
