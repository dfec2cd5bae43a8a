package console.views.overview;

import console.services.fact.Why;
import console.views.overview.picture.Words;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/// The overview's texts and numbers in one language. A key that is missing shows as itself.
public final class OverviewWords implements Words {
    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle texts;

    public OverviewWords(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.texts =
                ResourceBundle.getBundle(
                        "console.views.overview.overview",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String text(String key, Object... values) {
        if (!texts.containsKey(key)) {
            return key;
        }
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    @Override
    public String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    @Override
    public String reason(Why why) {
        return switch (why.reason()) {
            case NOT_LOADED -> text("overview.reason.notLoaded");
            case UNREACHABLE -> text("overview.reason.unreachable");
            case TIMED_OUT -> text("overview.reason.timedOut");
            case UNAVAILABLE -> text("overview.reason.unavailable");
            case UNAUTHORIZED -> text("overview.reason.unauthorized");
            case FORBIDDEN -> text("overview.reason.forbidden");
            case NOT_INSTALLED -> text("overview.reason.notInstalled");
            case NOT_CONFIGURED -> text("overview.reason.notConfigured");
            case BAD_DATA -> text("overview.reason.badData");
        };
    }

    @Override
    public String age(Duration age) {
        if (age.toMinutes() < 1) {
            return text("overview.age.seconds", Math.max(0, age.toSeconds()));
        }
        if (age.toHours() < 1) {
            return text("overview.age.minutes", age.toMinutes());
        }
        return age.toDays() < 2
                ? text("overview.age.hours", age.toHours())
                : text("overview.age.days", age.toDays());
    }

    @Override
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(instant);
    }
}
