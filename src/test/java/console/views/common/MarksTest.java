package console.views.common;

import static org.assertj.core.api.Assertions.assertThat;

import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// A mark without its colour would be no mark: the style sheet has one for every part.
final class MarksTest {
    @ParameterizedTest
    @EnumSource
    void everyPartOfAMarkHasItsColour(Symbol symbol) throws IOException {
        String sheet = sheet();
        for (Symbol.Part part : symbol.parts()) {
            assertThat(sheet).contains(style("fill", part.fill()), style("stroke", part.stroke()));
        }
    }

    private static String style(String kind, @Nullable Token token) {
        return token == null
                ? ""
                : ".mark-"
                        + kind
                        + "-"
                        + token.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + " {";
    }

    private static String sheet() throws IOException {
        try (InputStream in = Marks.class.getResourceAsStream("console.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
