package console.views.common;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.util.function.Supplier;

/// Puts text on the clipboard.
public final class Copy {
    private Copy() {}

    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// @param name what is copied
    /// @param text made when the button is pressed
    public static Button button(String id, String name, Supplier<String> text) {
        return Icons.COPY.tool(id, name, () -> text(text.get()));
    }
}
