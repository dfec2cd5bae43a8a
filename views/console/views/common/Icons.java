package console.views.common;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Every icon of the program. State marks are not icons: see [Marks].
@SuppressWarnings("ImmutableEnumChecker") // the icon is a constant of another enum
public enum Icons {
    ADDRESS(Material2OutlinedMZ.SETTINGS_ETHERNET),
    APPEARANCE(Material2OutlinedAL.BRIGHTNESS_6),
    CLOSE(Material2OutlinedAL.CLOSE),
    COLUMNS(Material2OutlinedMZ.VIEW_COLUMN),
    COMMAND(Material2OutlinedMZ.PLAY_ARROW),
    COPY(Material2OutlinedAL.CONTENT_COPY),
    EXPORT(Material2OutlinedAL.GET_APP),
    FILTER(Material2OutlinedAL.FILTER_LIST),
    FIT(Material2OutlinedMZ.ZOOM_OUT_MAP),
    HIDDEN(Material2OutlinedMZ.VISIBILITY_OFF),
    FLEET(Material2OutlinedAL.DEVICE_HUB),
    GPUS(Material2OutlinedMZ.MEMORY),
    LAYERS(Material2OutlinedAL.LAYERS),
    LOCK(Material2OutlinedAL.LOCK),
    REFRESH(Material2OutlinedMZ.REFRESH),
    NODE(Material2OutlinedAL.DNS),
    OVERVIEW(Material2OutlinedAL.ACCOUNT_TREE),
    POD(Material2OutlinedMZ.SUBJECT),
    SEARCH(Material2OutlinedMZ.SEARCH),
    SHOWN(Material2OutlinedMZ.VISIBILITY),
    ZOOM_IN(Material2OutlinedAL.ADD),
    ZOOM_OUT(Material2OutlinedMZ.REMOVE);

    private final Ikon ikon;

    Icons(Ikon ikon) {
        this.ikon = ikon;
    }

    /// In the colour of the text around it, said by the words beside it.
    public FontIcon node() {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /// A button without a frame.
    ///
    /// @param name what it does: its tooltip, and what a screen reader says
    public Button tool(String id, String name, Runnable action) {
        Button button = new Button("", node());
        button.setId(id);
        button.getStyleClass().add("tool");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
