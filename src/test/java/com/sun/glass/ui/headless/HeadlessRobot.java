package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Window;

import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/// Stands in for the robot of JavaFX 26's headless platform and sends what the desktop platforms
/// send: buttons and modifier keys with every event, no "synthesized" or "popup" mark on left
/// clicks, and nothing to a window that a modal dialog disables. All on the JavaFX thread.
public class HeadlessRobot extends GlassRobot {
    private static final double WHEEL_STEP = 40;

    private final EnumSet<MouseButton> buttons = EnumSet.noneOf(MouseButton.class);
    private final EnumSet<KeyCode> modifierKeys = EnumSet.noneOf(KeyCode.class);
    private double x;
    private double y;
    private @Nullable HeadlessWindow under;
    private @Nullable HeadlessWindow pressed; // keeps the mouse until the last button is up

    public HeadlessRobot(HeadlessApplication application) {}

    /// Called by the platform's window.
    void windowAdded(HeadlessWindow window) {}

    /// Called by the platform's window.
    void windowRemoved(HeadlessWindow window) {
        if (window.equals(under)) {
            under = null;
        }
        if (window.equals(pressed)) {
            pressed = null;
        }
    }

    @Override
    public void create() {}

    @Override
    public void destroy() {}

    @Override
    public double getMouseX() {
        return x;
    }

    @Override
    public double getMouseY() {
        return y;
    }

    @Override
    public void mouseMove(double newX, double newY) {
        x = newX;
        y = newY;
        crossBorders();
        int type = buttons.isEmpty() ? MouseEvent.MOVE : MouseEvent.DRAG;
        int button = buttons.isEmpty() ? MouseEvent.BUTTON_NONE : code(buttons.iterator().next());
        send(target(), type, button, false);
    }

    @Override
    public void mousePress(MouseButton... pressedNow) {
        for (MouseButton button : pressedNow) {
            crossBorders();
            HeadlessWindow window = target();
            if (window == null) {
                continue;
            }
            pressed = window;
            buttons.add(button);
            if (!window.isEnabled()) {
                continue;
            }
            if (!window.isFocused() && !window.isPopup()) {
                window.requestFocus();
            }
            boolean menu = button == MouseButton.SECONDARY;
            send(window, MouseEvent.DOWN, code(button), menu);
            if (menu && isShown(window)) {
                view(window).notifyMenu(inX(window), inY(window), (int) x, (int) y, false);
            }
        }
    }

    @Override
    public void mouseRelease(MouseButton... released) {
        for (MouseButton button : released) {
            HeadlessWindow window = target();
            buttons.remove(button);
            if (buttons.isEmpty()) {
                pressed = null;
            }
            send(window, MouseEvent.UP, code(button), false);
            crossBorders();
        }
    }

    @Override
    public void mouseWheel(int amount) {
        HeadlessWindow window = at(x, y);
        if (window != null && window.isEnabled()) {
            view(window)
                    .notifyScroll(
                            inX(window),
                            inY(window),
                            (int) x,
                            (int) y,
                            0,
                            -amount,
                            modifiers(),
                            0,
                            0,
                            0,
                            0,
                            WHEEL_STEP,
                            WHEEL_STEP);
        }
    }

    @Override
    public void keyPress(KeyCode key) {
        if (key.isModifierKey()) {
            modifierKeys.add(key);
        }
        HeadlessWindow window = focused();
        if (window == null) {
            return;
        }
        HeadlessView view = view(window);
        char[] typed = HeadlessKeys.typed(key, modifierKeys);
        view.notifyKey(KeyEvent.PRESS, key.getCode(), typed, modifiers());
        if (typed.length > 0 && !window.isClosed() && window.getView() != null) {
            view.notifyKey(KeyEvent.TYPED, 0, typed, modifiers());
        }
    }

    @Override
    public void keyRelease(KeyCode key) {
        if (key.isModifierKey()) {
            modifierKeys.remove(key);
        }
        HeadlessWindow window = focused();
        if (window != null) {
            char[] typed = HeadlessKeys.typed(key, modifierKeys);
            view(window).notifyKey(KeyEvent.RELEASE, key.getCode(), typed, modifiers());
        }
    }

    /// The platform's frame buffer knows neither the order of windows nor their borders.
    @Override
    public Color getPixelColor(double pixelX, double pixelY) {
        throw new UnsupportedOperationException("take a snapshot of the scene");
    }

    private void crossBorders() {
        HeadlessWindow now = target();
        HeadlessWindow before = under;
        if (Objects.equals(now, before)) {
            return;
        }
        under = now;
        send(before, MouseEvent.EXIT, MouseEvent.BUTTON_NONE, false);
        send(now, MouseEvent.ENTER, MouseEvent.BUTTON_NONE, false);
    }

    private void send(@Nullable HeadlessWindow window, int type, int button, boolean menu) {
        if (window != null && isShown(window) && window.isEnabled()) {
            view(window)
                    .notifyMouse(
                            type,
                            button,
                            inX(window),
                            inY(window),
                            (int) x,
                            (int) y,
                            modifiers(),
                            menu,
                            false);
        }
    }

    private @Nullable HeadlessWindow target() {
        return pressed != null ? pressed : at(x, y);
    }

    private static @Nullable HeadlessWindow at(double pointX, double pointY) {
        for (HeadlessWindow window : topFirst()) {
            if (pointX >= window.getX()
                    && pointY >= window.getY()
                    && pointX < window.getX() + window.getWidth()
                    && pointY < window.getY() + window.getHeight()) {
                return window;
            }
        }
        return null;
    }

    private static @Nullable HeadlessWindow focused() {
        for (HeadlessWindow window : topFirst()) {
            if (window.isFocused() && window.isEnabled()) {
                return window;
            }
        }
        return null;
    }

    private static List<HeadlessWindow> topFirst() {
        return Window.getWindowsClone().reversed().stream()
                .filter(HeadlessRobot::isShown)
                .map(HeadlessWindow.class::cast)
                .toList();
    }

    private static boolean isShown(Window window) {
        return window instanceof HeadlessWindow
                && window.isVisible()
                && !window.isMinimized()
                && !window.isClosed()
                && window.getView() instanceof HeadlessView;
    }

    private static HeadlessView view(HeadlessWindow window) {
        return (HeadlessView) window.getView();
    }

    private int inX(HeadlessWindow window) {
        return (int) x - window.getX();
    }

    private int inY(HeadlessWindow window) {
        return (int) y - window.getY();
    }

    private int modifiers() {
        int all = HeadlessKeys.modifiers(modifierKeys);
        for (MouseButton button : buttons) {
            all |= modifier(button);
        }
        return all;
    }

    private static int modifier(MouseButton button) {
        return switch (button) {
            case NONE -> KeyEvent.MODIFIER_NONE;
            case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
            case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
            case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
            case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
            case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
        };
    }

    private static int code(MouseButton button) {
        return switch (button) {
            case NONE -> MouseEvent.BUTTON_NONE;
            case PRIMARY -> MouseEvent.BUTTON_LEFT;
            case MIDDLE -> MouseEvent.BUTTON_OTHER;
            case SECONDARY -> MouseEvent.BUTTON_RIGHT;
            case BACK -> MouseEvent.BUTTON_BACK;
            case FORWARD -> MouseEvent.BUTTON_FORWARD;
        };
    }
}
