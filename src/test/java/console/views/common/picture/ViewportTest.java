package console.views.common.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Zoom, pan and fit.
final class ViewportTest {
    private static final Drawing LARGE = new Drawing(2000, 1500, List.of(), List.of());
    private static final Viewport VIEW = Viewport.of(1000, 500);

    @Test
    void fitShowsEverythingButNeverLargerThanLife() {
        Viewport fit = VIEW.fitting(1, LARGE);

        assertThat(fit.zoom()).isCloseTo(1 / 3.0, within(0.001));
        assertThat(fit.seen(new Box(0, 0, 2000, 1500)).bottom()).isLessThanOrEqualTo(500.1);
        assertThat(VIEW.fitting(1, new Drawing(100, 100, List.of(), List.of())).zoom())
                .isEqualTo(1);
        assertThat(VIEW.fitting(1, Drawing.EMPTY).zoom()).isEqualTo(1);
    }

    @Test
    void pointUnderTheMouseStaysWhileZooming() {
        Viewport near = VIEW.zoomed(2, 400, 300, LARGE);

        assertThat(near.drawingX(400)).isEqualTo(400);
        assertThat(near.drawingY(300)).isEqualTo(300);
        assertThat(near.zoomed(9, 0, 0, LARGE).zoom()).isEqualTo(4);
        assertThat(near.zoomed(0.01, 0, 0, LARGE).zoom()).isEqualTo(0.25);
    }

    @Test
    void panningEndsAtTheEdges() {
        assertThat(VIEW.moved(-5000, -5000, LARGE).shiftX()).isEqualTo(-1000);
        assertThat(VIEW.moved(-5000, -5000, LARGE).shiftY()).isEqualTo(-1000);
        assertThat(VIEW.moved(50, 50, LARGE)).isEqualTo(VIEW);
    }

    @Test
    void whatIsChosenIsBroughtIntoView() {
        Box far = new Box(1700, 1200, 100, 50);
        Viewport shown = VIEW.showing(far, LARGE);

        assertThat(shown.seen(far).right()).isLessThanOrEqualTo(1000);
        assertThat(shown.seen(far).bottom()).isLessThanOrEqualTo(500);
        assertThat(VIEW.showing(new Box(10, 10, 5, 5), LARGE)).isEqualTo(VIEW);
    }
}
