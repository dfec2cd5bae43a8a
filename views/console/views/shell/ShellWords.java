package console.views.shell;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/// The shell's texts in one language.
public final class ShellWords {
    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle texts;

    public ShellWords(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        texts =
                ResourceBundle.getBundle(
                        "console.views.shell.shell",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(instant);
    }
}
