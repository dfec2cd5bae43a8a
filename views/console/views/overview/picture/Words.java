package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fact.Why;

import java.time.Duration;
import java.time.Instant;

/// The words and numbers of the picture in the language of the reader.
public interface Words {
    String text(String key, Object... values);

    /// @param digits after the decimal point
    String number(double value, int digits);

    /// The two or three words that stand where a value would: `no permission`.
    String reason(Why why);

    /// `4 min`, `3 h`, `2 d`.
    String age(Duration age);

    String time(Instant instant);

    /// Source and age of a reading in one line.
    default String hint(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?>(Object _, String source, Instant at) ->
                    text("overview.hint.live", source, time(at));
            case Reading.Stale<?>(Object _, String source, Instant since, Why why) ->
                    text("overview.hint.stale", source, time(since), reason(why));
            case Reading.Absent<?>(Why why) ->
                    text("overview.hint.absent", reason(why), why.message());
        };
    }
}
