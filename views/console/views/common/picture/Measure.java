package console.views.common.picture;

import console.views.common.picture.Shape.Run;
import console.views.common.picture.Shape.Text;

import java.util.ArrayList;
import java.util.List;

/// How wide a text is.
@FunctionalInterface
public interface Measure {
    /// Good to some percent, without fonts.
    Measure ESTIMATE = Measure::estimate;

    double width(String text, Face face, double size);

    /// The text, or its beginning with an ellipsis; empty where not even two letters have room.
    default String fit(String text, Face face, double size, double room) {
        if (width(text, face, size) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(text.substring(0, middle).strip() + "…", face, size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 2 ? "" : text.substring(0, low).strip() + "…";
    }

    /// The runs of a text as far as they have room.
    default List<Run> fit(Text text) {
        List<Run> fitted = new ArrayList<>();
        double room = text.room();
        for (Run run : text.runs()) {
            String part = fit(run.text(), run.face(), text.size(), room);
            if (!part.isEmpty()) {
                fitted.add(new Run(part, run.token(), run.face()));
            }
            if (!part.equals(run.text())) {
                break;
            }
            room -= width(part, run.face(), text.size());
        }
        return fitted;
    }

    private static double estimate(String text, Face face, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            em += face == Face.MONO ? 0.6 : estimate(c);
        }
        return em * size * (face == Face.STRONG ? 1.05 : 1);
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
