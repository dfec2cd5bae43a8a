package console.views.common;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, ages and times as people of one language write them. Units are symbols, the same in
/// every language.
final class Format {
    private final NumberFormat numbers;
    private final DateTimeFormatter time;
    private final DateTimeFormatter moment;

    Format(Locale locale, ZoneId zone) {
        numbers = NumberFormat.getNumberInstance(locale);
        String day = locale.getLanguage().equals("de") ? "d. MMM " : "d MMM ";
        time = DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone);
        moment = DateTimeFormatter.ofPattern(day + "HH:mm:ss", locale).withZone(zone);
    }

    String number(double value, int digits) {
        // A copy: formats are not for several threads, and making one anew is dear.
        NumberFormat format = (NumberFormat) numbers.clone();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /// Two units at most; an age before now, as of a clock that is ahead, has its minus.
    String age(Duration age) {
        if (age.toMillis() <= -1000) {
            return "−" + age(age.negated());
        }
        if (age.toSeconds() < 10) {
            return number(Math.max(0, age.toMillis() / 100) / 10.0, 1) + " s";
        }
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        if (age.toDays() < 1) {
            return two(age.toHours() + " h", age.toMinutesPart(), " min");
        }
        return age.toDays() < 10
                ? two(age.toDays() + " d", age.toHoursPart(), " h")
                : number((double) age.toDays(), 0) + " d";
    }

    private static String two(String greater, int less, String unit) {
        return less == 0 ? greater : greater + " " + less + unit;
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    String moment(Instant instant) {
        return moment.format(instant);
    }
}
