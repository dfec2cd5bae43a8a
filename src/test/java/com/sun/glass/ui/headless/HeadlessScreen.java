package com.sun.glass.ui.headless;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Screen;

import java.nio.ByteBuffer;

/// Gives the headless platform a screen larger than its fixed 1000 × 1000, on which a wider or
/// higher window fails in every frame.
public final class HeadlessScreen {
    private static final int STRIDE = 1000; // of the platform's frame buffer, whatever the width
    private static final int RESOLUTION = 96;

    private HeadlessScreen() {}

    /// To be called on the JavaFX thread before the first window is shown. Does nothing on another
    /// platform, or when the screen has that size.
    public static void install(int width, int height) {
        if (!(Application.GetApplication() instanceof HeadlessApplication headless)) {
            return;
        }
        Screen[] screens = headless.staticScreen_getScreens();
        if (screens[0].getWidth() == width && screens[0].getHeight() == height) {
            return;
        }
        screens[0] = screen(width, height);
        headless.frameBuffer = ByteBuffer.allocate((height * STRIDE + width + STRIDE) * 4);
        Screen.notifySettingsChanged();
    }

    private static Screen screen(int w, int h) {
        return new Screen(
                0, 32, 0, 0, w, h, 0, 0, w, h, 0, 0, w, h, RESOLUTION, RESOLUTION, 1, 1, 1, 1);
    }
}
