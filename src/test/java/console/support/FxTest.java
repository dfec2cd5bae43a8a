package console.support;

import com.sun.glass.ui.headless.HeadlessScreen;

import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Base of the tests that need a window. Headless by default, on a screen of 1600 × 1000; under a
/// display with `-Dui.jvm=-Dprism.order=sw -Dtestfx.robot=glass`. Find nodes by id: a text can be
/// met twice.
public abstract class FxTest extends ApplicationTest {
    private static final int SCREEN_WIDTH = 1600;
    private static final int SCREEN_HEIGHT = 1000;
    private static final int PATIENCE_SECONDS = 10;

    /// Sets the scene of the stage, which is then shown; on the JavaFX thread.
    protected abstract void prepare(Stage stage);

    /// So that controls can be fields of the test.
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Override
    public final void start(Stage stage) {
        HeadlessScreen.install(SCREEN_WIDTH, SCREEN_HEIGHT);
        stage.setFullScreen(false); // the stage is the same in all tests
        stage.setMaximized(false);
        stage.setIconified(false);
        prepare(stage);
        stage.sizeToScene();
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    @AfterEach
    final void closeAllWindows() {
        interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    /// Waits until the condition, asked on the JavaFX thread, holds; fails after ten seconds.
    protected final void until(String what, Callable<Boolean> condition) {
        until(PATIENCE_SECONDS, what, condition);
    }

    /// The same for what takes its time.
    protected final void until(int seconds, String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    seconds, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("still not so: " + what, late);
        }
    }
}
