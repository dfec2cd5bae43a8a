package console.views.common.picture;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows a drawing: zoom from 25 to 400 %, pan, selection, tooltips with source and age, and one
/// invisible focusable node for each thing that can be opened. JavaFX thread only.
public final class PictureView extends Pane {
    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final double STEP = 0.1;
    private static final double PAN = 60;
    private static final int REACHABLE = 120; // more would slow Tab down, arrows reach the rest

    private final Canvas canvas = new Canvas();
    private final Region probe = new Region();
    private final Pane reachable = new Pane();
    private final Map<String, Region> stands = new HashMap<>();
    private final Tooltip tooltip = new Tooltip();
    private final FontMeasure measure = new FontMeasure();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(Drawing.EMPTY);
    private final StringProperty selected = new SimpleStringProperty("");
    private Consumer<String> onOpen = _ -> {};
    private Drawing.@Nullable Item hovered;
    private double shiftX;
    private double shiftY;
    private double pressedX;
    private double pressedY;
    private boolean dragged;

    public PictureView() {
        probe.getStyleClass().add(Palette.STYLE_CLASS);
        probe.setManaged(false);
        probe.setVisible(false);
        getStylesheets()
                .add(
                        Objects.requireNonNull(PictureView.class.getResource("picture.css"))
                                .toExternalForm());
        reachable.setMouseTransparent(true);
        getChildren().addAll(probe, canvas, reachable);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        probe.backgroundProperty().subscribe(this::requestLayout);
        drawing.subscribe(this::requestLayout);
        selected.subscribe(this::requestLayout);
        zoom.subscribe(this::requestLayout);
        setOnMousePressed(this::onPressed);
        setOnMouseDragged(this::onDragged);
        setOnMouseClicked(this::onClicked);
        setOnMouseMoved(this::onMoved);
        setOnMouseExited(_ -> hover(null));
        setOnScroll(this::onScrolled);
        setOnKeyPressed(this::onKey);
        tooltip.setMaxWidth(360);
        tooltip.setWrapText(true);
    }

    public ObjectProperty<Drawing> drawingProperty() {
        return drawing;
    }

    /// The id of the chosen thing, empty for none.
    public StringProperty selectedProperty() {
        return selected;
    }

    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Called with the id of a thing that was opened: by a click, or by Enter.
    public void setOnOpen(Consumer<String> action) {
        onOpen = action;
    }

    public void zoomBy(int steps) {
        zoomTo(Math.round((zoom.get() + steps * STEP) * 10) / 10.0);
    }

    /// Shows everything, never larger than 100 %.
    public void fit() {
        Drawing shown = drawing.get();
        shiftX = 0;
        shiftY = 0;
        double scale = Math.min(getWidth() / shown.width(), getHeight() / shown.height());
        zoomTo(shown.width() <= 0 || scale >= 0.995 || !Double.isFinite(scale) ? 1 : scale);
        requestLayout();
    }

    /// The drawing as SVG in the colours of the theme.
    public String svg(String title) {
        return SvgWriter.write(drawing.get(), title, Palette.read(probe)::hex, measure);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        clampShift();
        paint();
        layoutReachable();
    }

    private void paint() {
        CanvasPainter painter =
                new CanvasPainter(canvas.getGraphicsContext2D(), Palette.read(probe), measure);
        painter.paint(drawing.get(), zoom.get(), shiftX, shiftY);
        if (hovered != null) {
            painter.ring(hovered, false);
        }
        drawing.get().item(selected.get()).ifPresent(item -> painter.ring(item, true));
    }

    private void layoutReachable() {
        List<Node> nodes = new ArrayList<>();
        for (Drawing.Item item : drawing.get().items()) {
            if (item.opens() && nodes.size() < REACHABLE) {
                Region node = stands.computeIfAbsent(item.tag().id(), this::stand);
                node.setAccessibleText(item.tag().text());
                node.resizeRelocate(
                        item.x() * zoom.get() + shiftX,
                        item.y() * zoom.get() + shiftY,
                        item.width() * zoom.get(),
                        item.height() * zoom.get());
                if (!nodes.contains(node)) {
                    nodes.add(node);
                }
            }
        }
        if (!reachable.getChildren().equals(nodes)) {
            reachable.getChildren().setAll(nodes);
            stands.values().retainAll(nodes);
        }
    }

    private Region stand(String id) {
        Region node = new Region();
        node.setId(id.replace('/', '-'));
        node.setManaged(false);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        return node;
    }

    private void zoomTo(double wanted) {
        double next = Math.clamp(wanted, LEAST, MOST);
        double centreX = (getWidth() / 2 - shiftX) / zoom.get();
        double centreY = (getHeight() / 2 - shiftY) / zoom.get();
        shiftX = getWidth() / 2 - centreX * next;
        shiftY = getHeight() / 2 - centreY * next;
        zoom.set(next);
    }

    private void clampShift() {
        shiftX = clamp(shiftX, getWidth(), drawing.get().width() * zoom.get());
        shiftY = clamp(shiftY, getHeight(), drawing.get().height() * zoom.get());
    }

    private static double clamp(double shift, double room, double size) {
        return size <= room + 0.5 ? 0 : Math.clamp(shift, room - size, 0);
    }

    private Optional<Drawing.Item> at(double x, double y) {
        return drawing.get().at((x - shiftX) / zoom.get(), (y - shiftY) / zoom.get());
    }

    private void onPressed(MouseEvent event) {
        requestFocus();
        pressedX = event.getX() - shiftX;
        pressedY = event.getY() - shiftY;
        dragged = false;
    }

    private void onDragged(MouseEvent event) {
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        if (Math.abs(dx - shiftX) + Math.abs(dy - shiftY) > 3) {
            dragged = true;
            shiftX = dx;
            shiftY = dy;
            requestLayout();
        }
    }

    private void onClicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dragged) {
            return;
        }
        at(event.getX(), event.getY()).filter(Drawing.Item::opens).ifPresent(this::open);
    }

    private void open(Drawing.Item item) {
        selected.set(item.tag().id());
        onOpen.accept(item.tag().id());
    }

    private void onMoved(MouseEvent event) {
        hover(at(event.getX(), event.getY()).orElse(null));
    }

    private void hover(Drawing.@Nullable Item item) {
        if (Objects.equals(hovered, item)) {
            return;
        }
        hovered = item;
        Tooltip.uninstall(this, tooltip);
        if (item != null) {
            tooltip.setText(item.tag().text() + (item.hint().isEmpty() ? "" : "\n" + item.hint()));
            Tooltip.install(this, tooltip);
        }
        requestLayout();
    }

    private void onScrolled(ScrollEvent event) {
        if (event.isControlDown()) {
            zoomBy((int) Math.signum(event.getDeltaY()));
        } else {
            shiftX += event.getDeltaX();
            shiftY += event.getDeltaY();
            requestLayout();
        }
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoomBy(1);
            case MINUS, SUBTRACT -> zoomBy(-1);
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> arrow(Side.LEFT, event.isShiftDown());
            case RIGHT -> arrow(Side.RIGHT, event.isShiftDown());
            case UP -> arrow(Side.TOP, event.isShiftDown());
            case DOWN -> arrow(Side.BOTTOM, event.isShiftDown());
            case ENTER -> drawing.get().item(selected.get()).ifPresent(this::open);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// From thing to thing; with Shift the picture moves instead.
    private void arrow(Side side, boolean pan) {
        double dx = side == Side.LEFT ? -1 : side == Side.RIGHT ? 1 : 0;
        double dy = side == Side.TOP ? -1 : side == Side.BOTTOM ? 1 : 0;
        if (pan) {
            shiftX -= dx * PAN;
            shiftY -= dy * PAN;
            requestLayout();
            return;
        }
        drawing.get().next(selected.get(), dx, dy).ifPresent(item -> selected.set(item.tag().id()));
    }
}
