package console.views.shell;

import console.views.common.Texts;

import java.util.Locale;

/// What can be done from anywhere: by the palette, and most of it by a key.
enum Command {
    REFRESH("F5"),
    CONNECTION(""),
    LAB(""),
    DARK(""),
    LIGHT(""),
    SYSTEM_THEME(""),
    ENGLISH(""),
    GERMAN(""),
    SYSTEM_LANGUAGE(""),
    LARGER("Ctrl +"),
    SMALLER("Ctrl −"),
    NORMAL("Ctrl 0"),
    HELP("?");

    private final String keys;

    Command(String keys) {
        this.keys = keys;
    }

    /// The keys that do the same as they stand on the keyboard of a language, empty where there are
    /// none.
    String keys(Texts words) {
        return keys.replace("Ctrl", words.text("shell.keys.control"));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Command of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
