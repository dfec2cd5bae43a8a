package console.views.common.picture;

import console.views.common.picture.Shape.Run;

import java.util.ArrayList;
import java.util.List;

/// How wide a text is.
@FunctionalInterface
public interface Measure {
    /// Letters of Plex Sans that are about as wide as each other, and how wide that is.
    List<String> ALIKE =
            List.of("' ijl,.", "!:;|[]f·", "(){}tr/\\-I\"", "zsvcyLJx*?", "agkeF_o", "wmMW@%…");

    List<Double> EMS = List.of(0.25, 0.31, 0.37, 0.49, 0.54, 0.84);

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
        return em * ink.size() * (ink.face() == Face.STRONG ? 1.035 : 1);
    }

    private static double estimate(char c) {
        for (int i = 0; i < ALIKE.size(); i++) {
            if (ALIKE.get(i).indexOf(c) >= 0) {
                return EMS.get(i);
            }
        }
        return Character.isUpperCase(c) ? 0.65 : 0.58;
    }
}
