package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.settings.Settings;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The window opens where it was, and always where it can be seen.
final class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 30, 1920, 1050);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2560, 1440);

    private static Rectangle2D of(Settings settings, Rectangle2D... screens) {
        return WindowPlace.of(settings, LEFT, List.of(screens));
    }

    @Test
    void theFirstTimeItIsInTheMiddleOfThePrimaryScreen() {
        assertThat(of(Settings.DEFAULT, LEFT, RIGHT))
                .isEqualTo(new Rectangle2D(240, 105, 1440, 900));
    }

    @Test
    void itComesBackWhereItWasOnTheOtherScreen() {
        assertThat(of(Settings.DEFAULT.window(2000, 50, 1500, 1000), LEFT, RIGHT))
                .isEqualTo(new Rectangle2D(2000, 50, 1500, 1000));
    }

    @Test
    void whereThatScreenIsGoneItIsInTheMiddleOfThePrimaryOneAndKeepsItsSize() {
        assertThat(of(Settings.DEFAULT.window(2000, 50, 1500, 1000), LEFT))
                .isEqualTo(new Rectangle2D(210, 55, 1500, 1000));
    }

    @Test
    void itIsNeverLargerThanItsScreenNorSmallerThanItsLeast() {
        assertThat(of(Settings.DEFAULT.window(10, 40, 4000, 3000), LEFT))
                .isEqualTo(new Rectangle2D(10, 40, 1920, 1050));
        assertThat(of(Settings.DEFAULT.window(10, 40, 200, 100), LEFT))
                .isEqualTo(new Rectangle2D(10, 40, 1024, 700));
    }

    @Test
    void aTitleBarThatCannotBeTakenHoldOfCountsAsGone() {
        assertThat(of(Settings.DEFAULT.window(1850, 40, 1440, 900), LEFT).getMinX()).isEqualTo(240);
        assertThat(of(Settings.DEFAULT.window(100, -60, 1440, 900), LEFT).getMinY()).isEqualTo(105);
    }
}
