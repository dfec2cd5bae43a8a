package console.views.overview;

import console.services.fact.Reading;
import console.views.common.Texts;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The heads of the drawer's pages; one page is shown. Arrow keys go from head to head.
final class DrawerTabs extends HBox {
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> heads = new HashMap<>();
    private final StackPane page = new StackPane();
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");

    DrawerTabs(Texts texts) {
        this.texts = texts;
        getStyleClass().add("drawer-tabs");
        page.setMinSize(0, 0);
    }

    void add(String name, Node content) {
        ToggleButton head = new ToggleButton(texts.text("overview.drawer.tab." + name));
        head.setId("overview-drawer-tab-" + name);
        head.setToggleGroup(group);
        head.setOnAction(_ -> show(name));
        heads.put(name, head);
        getChildren().add(head);
        content.visibleProperty().bind(shown.isEqualTo(name));
        page.getChildren().add(content);
        if (heads.size() == 1) {
            show(name);
        }
    }

    StackPane page() {
        return page;
    }

    ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show(String name) {
        heads.forEach((each, head) -> head.setSelected(each.equals(name)));
        shown.set(name);
    }

    /// Writes beside the head how many there are, where that is known.
    void count(String name, Reading<? extends List<?>> reading) {
        String title = texts.text("overview.drawer.tab." + name);
        ToggleButton head = heads.get(name);
        if (head != null) {
            head.setText(
                    reading.known()
                            .map(list -> title + " " + texts.number(list.size(), 0))
                            .orElse(title));
        }
    }

    /// Hands the focus on to the head of the shown page.
    void focus(boolean wanted) {
        ToggleButton head = heads.get(shown.get());
        if (wanted && head != null) {
            head.requestFocus();
        }
    }
}
