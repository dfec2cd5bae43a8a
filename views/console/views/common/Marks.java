package console.views.common;

import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;

import java.util.Locale;

/// The marks of the pictures as nodes, coloured by the style sheet.
public final class Marks {
    private Marks() {}

    public static Node of(Symbol symbol, String accessible) {
        Group mark = new Group(); // grows with the text; what is around it takes the room
        SVGPath box = new SVGPath(); // all marks are equally wide, so texts beside them line up
        box.setContent("M0 0H%1$sV%1$sH0Z".formatted(symbol.box()));
        box.getStyleClass().add("mark-hollow");
        mark.getChildren().add(box);
        for (Symbol.Part part : symbol.parts()) {
            SVGPath path = new SVGPath();
            path.setContent(part.path());
            Token fill = part.fill();
            Token stroke = part.stroke();
            path.getStyleClass()
                    .add(fill == null ? "mark-hollow" : "mark-fill-" + name(fill.name()));
            if (stroke != null) {
                path.getStyleClass().add("mark-stroke-" + name(stroke.name()));
                path.setStrokeWidth(part.width());
                path.setStrokeLineCap(StrokeLineCap.BUTT); // else dashes close their gaps
                path.getStrokeDashArray().setAll(part.dash());
            }
            mark.getChildren().add(path);
        }
        mark.getStyleClass().add("mark-shape");
        Group whole = new Group(mark);
        whole.getStyleClass().add("mark");
        whole.setAccessibleText(accessible);
        return whole;
    }

    private static String name(String token) {
        return token.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
