package console.views.shell;

import console.services.session.LinkState;
import console.services.session.LinkState.Phase;
import console.views.common.Area;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.time.Duration;

/// Over everything while the link is lost: since when, why, and what happens next. It cannot be
/// closed while it is true.
final class Banner extends HBox {
    private final ShellViewModel model;
    private final Texts words;
    private final Label head = new Label();
    private final Label body = new Label();
    private final Label next = new Label();
    private final Tooltip whole = new Tooltip();

    Banner(ShellViewModel model) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-banner");
        Area.mark(this);
        setId("shell-banner");
        setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("shell-strong");
        head.setMinWidth(0);
        body.setMinWidth(0);
        next.setMinWidth(USE_PREF_SIZE);
        Button retry = new Button(words.text("shell.banner.retry"));
        retry.setId("shell-retry");
        retry.setMinWidth(USE_PREF_SIZE);
        retry.setOnAction(_ -> model.refresh());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(Marks.of(Symbol.STALE, ""), head, body, space, next, retry);
        Tooltip.install(this, whole);
        managedProperty().bind(visibleProperty());
        model.linkProperty().subscribe(this::show);
        model.nowProperty().subscribe(this::show);
        show();
    }

    private void show() {
        LinkState link = model.linkProperty().get();
        setVisible(Connection.waits(link.phase()));
        if (!isVisible()) {
            return;
        }
        boolean refused = link.phase() == Phase.REFUSED;
        head.setText(
                refused
                        ? words.text("shell.banner.refused", link.server())
                        : words.text("shell.banner.lost", link.server(), words.time(link.since())));
        String why = link.why() == null ? "" : words.sentence(link.why());
        body.setText(words.text("shell.banner.seen") + " " + why);
        next.setText(refused ? words.text("shell.banner.held") : attempt(link));
        setAccessibleText(head.getText() + " " + body.getText());
        whole.setText(head.getText() + "\n" + body.getText());
    }

    private String attempt(LinkState link) {
        long seconds =
                link.next() == null
                        ? 0
                        : Duration.between(model.nowProperty().get(), link.next()).toSeconds();
        return seconds > 0
                ? words.text("shell.banner.attempt.next", link.attempt(), seconds)
                : words.text("shell.banner.attempt", link.attempt());
    }
}
