package console.views.shell;

import console.views.common.Icons;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The screens that are built, in the order of the rail.
public enum Screen {
    OVERVIEW(Icons.OVERVIEW),
    GPUS(Icons.GPUS),
    ADDRESSES(Icons.ADDRESS),
    FLEET(Icons.FLEET);

    private final Icons icon;

    Screen(Icons icon) {
        this.icon = icon;
    }

    /// The screen at a place of the rail, 1 for the first; empty where there is none.
    static Optional<Screen> at(int place) {
        return Stream.of(values()).skip(Math.max(0, place - 1L)).filter(_ -> place > 0).findFirst();
    }

    Icons icon() {
        return icon;
    }

    /// As `screens --screen`, the palette and the rail call it.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for what is no screen
    public static Screen of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
