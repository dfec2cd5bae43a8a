package console.views.common.picture;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Side;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Consumer;

/// Shows a drawing: zoom, pan, selection by mouse and keyboard, tooltips with source and age. Large
/// text around it makes it as much larger. A new drawing is painted only where it differs from the
/// one before. JavaFX thread only.
public final class PictureView extends Pane {
    private static final double STEP = 0.1;
    private static final double PAN = 60;
    private static final double MARGIN = 12;

    private final TextScale probe = new TextScale();
    private final Stands stands = new Stands();
    private final Tooltip tooltip = new Tooltip();
    private final FontMeasure fonts = new FontMeasure();
    private final Paper paper = new Paper(fonts);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<Box> page = new ReadOnlyObjectWrapper<>(Box.NONE);
    private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(Drawing.EMPTY);
    private final StringProperty selected = new SimpleStringProperty("");
    private Consumer<String> onOpen = _ -> {};
    private Viewport view = Viewport.of(0, 0);
    private Drawing.@Nullable Item hovered;
    private double draggedX;
    private double draggedY;
    private boolean dragged;

    public PictureView() {
        getStyleClass().add("picture");
        probe.getStyleClass().add(Palette.STYLE_CLASS);
        getStylesheets()
                .add(
                        Objects.requireNonNull(PictureView.class.getResource("picture.css"))
                                .toExternalForm());
        getChildren().addAll(probe, paper, stands);
        Rectangle frame = new Rectangle();
        frame.widthProperty().bind(widthProperty());
        frame.heightProperty().bind(heightProperty());
        setClip(frame);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        probe.backgroundProperty().subscribe(this::paintAnew);
        probe.factorProperty().subscribe(this::onScaled);
        widthProperty().subscribe(this::turnPage);
        heightProperty().subscribe(this::turnPage);
        drawing.subscribe(this::onDrawing);
        selected.subscribe(this::onSelected);
        setOnMousePressed(this::onPressed);
        setOnMouseDragged(this::onDragged);
        setOnMouseClicked(this::onClicked);
        setOnMouseMoved(event -> hover(at(event)));
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

    /// The room for a drawing at a zoom of 100 %.
    public ReadOnlyObjectProperty<Box> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Called with the id of a thing that was opened: by a click, or by Enter.
    public void setOnOpen(Consumer<String> action) {
        onOpen = action;
    }

    /// Measures with the fonts that the picture is drawn in.
    public Measure measure() {
        return fonts;
    }

    public void zoomBy(int steps) {
        zoomBy(steps, getWidth() / 2, getHeight() / 2);
    }

    private void zoomBy(int steps, double x, double y) {
        double wanted = Math.round((zoom.get() + steps * STEP) * 10) / 10.0;
        look(view.zoomed(wanted * scale(), x, y, drawing.get()));
    }

    /// Shows everything, never larger than 100 %.
    public void fit() {
        look(view.fitting(scale(), drawing.get()));
    }

    /// Smaller text makes no smaller picture: its least text would be lost.
    private double scale() {
        return Math.max(1, probe.factorProperty().get());
    }

    private void onScaled() {
        look(view.zoomed(zoom.get() * scale(), 0, 0, drawing.get()));
        turnPage();
    }

    private void turnPage() {
        page.set(new Box(0, 0, getWidth() / scale(), getHeight() / scale()));
    }

    /// The whole drawing at 100 % as SVG, in the colours of the theme.
    public String svg(String title) {
        return SvgWriter.write(drawing.get(), title, Palette.read(probe)::hex);
    }

    /// The whole drawing at 100 %, in the colours of the theme.
    public Image image() {
        Drawing whole = drawing.get();
        Viewport all = Viewport.of(Math.ceil(whole.width()), Math.ceil(whole.height()));
        Paper sheet = new Paper(fonts);
        sheet.paint(whole, all, Palette.read(probe));
        return sheet.snapshot(new SnapshotParameters(), null);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != view.width() || height != view.height()) {
            view = view.sized(width, height, drawing.get());
        }
        paper.paint(drawing.get(), view, Palette.read(probe));
        stands.show(drawing.get(), view, selected.get(), hovered);
    }

    private void paintAnew() {
        paper.forget();
        requestLayout();
    }

    private void look(Viewport next) {
        view = next;
        zoom.set(next.zoom() / scale());
        requestLayout();
    }

    private void onDrawing() {
        look(view.moved(0, 0, drawing.get()));
    }

    private void onSelected() {
        drawing.get()
                .item(selected.get())
                .ifPresent(
                        item ->
                                look(
                                        view.showing(
                                                item.box().inset(-MARGIN, -MARGIN),
                                                drawing.get())));
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        requestLayout();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.FOCUS_ITEM
                ? stands.of(selected.get())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private Drawing.@Nullable Item at(MouseEvent event) {
        return drawing.get()
                .at(view.drawingX(event.getX()), view.drawingY(event.getY()))
                .orElse(null);
    }

    private void onPressed(MouseEvent event) {
        requestFocus();
        draggedX = event.getX();
        draggedY = event.getY();
        dragged = false;
    }

    private void onDragged(MouseEvent event) {
        double dx = event.getX() - draggedX;
        double dy = event.getY() - draggedY;
        if (dragged || Math.abs(dx) + Math.abs(dy) > 3) {
            dragged = true;
            draggedX = event.getX();
            draggedY = event.getY();
            look(view.moved(dx, dy, drawing.get()));
        }
    }

    private void onClicked(MouseEvent event) {
        Drawing.Item item = at(event);
        if (event.getButton() == MouseButton.PRIMARY && !dragged && item != null) {
            choose(item);
        }
    }

    private void choose(Drawing.Item item) {
        selected.set(item.opens().isEmpty() ? item.id() : item.opens());
        if (!item.opens().isEmpty()) {
            onOpen.accept(item.opens());
        }
    }

    private void hover(Drawing.@Nullable Item item) {
        if (Objects.equals(hovered, item)) {
            return;
        }
        hovered = item;
        Tooltip.uninstall(this, tooltip);
        if (item != null) {
            tooltip.setText(item.sentence());
            Tooltip.install(this, tooltip);
        }
        requestLayout();
    }

    private void onScrolled(ScrollEvent event) {
        if (event.isControlDown()) {
            zoomBy((int) Math.signum(event.getDeltaY()), event.getX(), event.getY());
        } else {
            look(view.moved(event.getDeltaX(), event.getDeltaY(), drawing.get()));
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
            case ENTER -> drawing.get().item(selected.get()).ifPresent(this::choose);
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
            look(view.moved(-dx * PAN, -dy * PAN, drawing.get()));
        } else {
            drawing.get().next(selected.get(), dx, dy).ifPresent(item -> selected.set(item.id()));
        }
    }
}
