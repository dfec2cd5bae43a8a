package console.services.lab;

import java.util.HexFormat;
import java.util.SplittableRandom;

/// Everything of the lab that looks random, in one sequence that its seed decides.
final class Ids {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final SplittableRandom random;

    Ids(long seed) {
        random = new SplittableRandom(seed);
    }

    String uid() {
        String high = hex(random.nextLong());
        String low = hex(random.nextLong());
        return "%s-%s-4%s-8%s-%s"
                .formatted(
                        high.substring(0, 8),
                        high.substring(8, 12),
                        high.substring(13, 16),
                        low.substring(1, 4),
                        low.substring(4));
    }

    /// As the suffixes of pod names.
    String suffix(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}
