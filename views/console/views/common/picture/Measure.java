package console.views.common.picture;

import console.views.common.picture.Shape.Run;

import java.util.ArrayList;
import java.util.List;

/// How wide a text is.
@FunctionalInterface
public interface Measure {
    /// Good to some percent, without fonts.
    Measure ESTIMATE = Measure::estimate;

    double width(String text, Ink ink);

    default double width(List<Run> runs) {
        return runs.stream().mapToDouble(run -> width(run.text(), run.ink())).sum();
    }

    /// The first form that has room; else the beginning of the last one, with an ellipsis.
    default String fit(Ink ink, double room, List<String> forms) {
        for (String form : forms) {
            if (width(form, ink) <= room) {
                return form;
            }
        }
        String last = forms.getLast();
        int low = 0;
        int high = last.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(last.substring(0, middle).strip() + "…", ink) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return last.substring(0, low).strip() + "…";
    }

    /// The runs of a text as far as they have room.
    default List<Run> fit(double room, List<Run> runs) {
        List<Run> fitted = new ArrayList<>();
        double left = room;
        for (Run run : runs) {
            String part = fit(run.ink(), left, List.of(run.text()));
            fitted.add(run.ink().run(part));
            if (!part.equals(run.text())) {
                break;
            }
            left -= width(part, run.ink());
        }
        return fitted;
    }

    private static double estimate(String text, Ink ink) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            em += ink.face() == Face.MONO ? 0.6 : estimate(text.charAt(i));
        }
        return em * ink.size() * (ink.face() == Face.STRONG ? 1.05 : 1);
    }

    private static double estimate(char c) {
        if ("iljI.,:;'|!".indexOf(c) >= 0) {
            return 0.29;
        }
        if ("mwMW%".indexOf(c) >= 0) {
            return 0.86;
        }
        if (c == ' ') {
            return 0.26;
        }
        return Character.isUpperCase(c) ? 0.65 : 0.57;
    }
}
