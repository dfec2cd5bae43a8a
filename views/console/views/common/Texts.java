package console.views.common;

import console.services.fact.Reading;
import console.services.fact.Why;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words and numbers of one screen in one language: its own texts, and those that all screens
/// share (`common.` keys). A key that is missing shows as itself, so no screen fails for it.
public final class Texts {
    private final ResourceBundle own;
    private final ResourceBundle common;
    private final Locale locale;
    private final ZoneId zone;
    private final Format format;

    /// @param screen the package below `console.views` whose texts they are
    public Texts(String screen, Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        own = bundle(screen, locale);
        common = bundle("common", locale);
        format = new Format(locale, zone);
    }

    private static ResourceBundle bundle(String screen, Locale locale) {
        return ResourceBundle.getBundle(
                "console.views." + screen + "." + screen,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The same language for another screen.
    public Texts of(String screen) {
        return new Texts(screen, locale, zone);
    }

    public Locale locale() {
        return locale;
    }

    /// @param values numbers are written in the language's own way
    public String text(String key, Object... values) {
        ResourceBundle texts = own.containsKey(key) ? own : common;
        return texts.containsKey(key)
                ? new MessageFormat(texts.getString(key), locale).format(values)
                : key;
    }

    /// @param digits after the decimal point
    public String number(double value, int digits) {
        return format.number(value, digits);
    }

    /// `0.3 s`, `12 s`, `4 min`, `3 h 12 min`, `1 d 4 h`, `21 d`.
    public String age(Duration age) {
        return format.age(age);
    }

    /// `08:13:20`.
    public String time(Instant instant) {
        return format.time(instant);
    }

    /// `24 Nov 08:13:20`, for what need not be of today.
    public String moment(Instant instant) {
        return format.moment(instant);
    }

    /// The two or three words that stand where a value would: `no permission`.
    public String reason(Why why) {
        return text("common.reason." + why.reason().word());
    }

    /// The whole sentence: what was looked for, what came of it, in whose words.
    public String sentence(Why why) {
        String fact = text("common.why." + why.reason().word(), why.item());
        return why.detail().isEmpty() ? fact : fact + " " + why.detail();
    }

    /// Source and time of a reading in one line.
    public String hint(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?>(Object _, String source, Instant at) ->
                    text("common.hint.live", source, moment(at));
            case Reading.Stale<?>(Object _, String source, Instant since, Why why) ->
                    text("common.hint.stale", source, moment(since), reason(why));
            case Reading.Absent<?>(Why why) -> sentence(why);
        };
    }
}
