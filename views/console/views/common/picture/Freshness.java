package console.views.common.picture;

import console.services.fact.Reading;

/// How what is drawn was read.
public enum Freshness {
    LIVE,
    STALE,
    ABSENT,
    PROBLEM;

    public static Freshness of(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?> _ -> LIVE;
            case Reading.Stale<?> _ -> STALE;
            case Reading.Absent<?> _ -> ABSENT;
        };
    }
}
