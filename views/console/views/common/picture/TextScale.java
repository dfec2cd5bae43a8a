package console.views.common.picture;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.Label;

/// How large the text around it is, 1 at 100 %: a child that is never seen and takes no room, but
/// has the font of its parent.
public final class TextScale extends Label {
    private static final double PLAIN = 13;
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);

    public TextScale() {
        setManaged(false);
        setVisible(false);
        fontProperty()
                .subscribe(font -> factor.set(Math.round(font.getSize() / PLAIN * 100) / 100.0));
    }

    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }
}
