package console.services.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A kind of card that can be cut, with its legal profiles. Source: NVIDIA's MIG user guide and
/// `nvidia-smi mig -lgip`, `-lgipp`.
///
/// @param name as an operator says it
/// @param compute slices of the compute axis
/// @param memory slices of the memory axis
public record MigCard(String name, int compute, int memory, List<MigProfile> profiles) {
    public static final MigCard A100_40 = seven("A100 40 GB", 5);
    public static final MigCard A100_80 = seven("A100 80 GB", 10);
    public static final MigCard H100_80 = seven("H100 80 GB", 10);
    public static final MigCard A30 =
            new MigCard(
                    "A30 24 GB",
                    4,
                    4,
                    List.of(
                            new MigProfile("1g.6gb", 1, 1, 4, List.of(0, 1, 2, 3)),
                            new MigProfile("1g.6gb+me", 1, 1, 1, List.of(0, 1, 2, 3)),
                            new MigProfile("2g.12gb", 2, 2, 2, List.of(0, 2)),
                            new MigProfile("2g.12gb+me", 2, 2, 1, List.of(0, 2)),
                            new MigProfile("4g.24gb", 4, 4, 1, List.of(0))));
    public static final List<MigCard> ALL = List.of(A100_40, A100_80, A30, H100_80);

    private static final int MIB_OF_LARGE = 60_000;

    public MigCard {
        profiles = List.copyOf(profiles);
    }

    /// The card by the labels of GPU feature discovery.
    ///
    /// @param product `nvidia.com/gpu.product`, also with the suffix of a shared card or an
    ///   instance
    /// @param mebibytes `nvidia.com/gpu.memory`, 0 where unknown; the size in the product's name
    ///   goes before it
    /// @return empty for a card whose legal layouts are not known here
    public static Optional<MigCard> of(String product, long mebibytes) {
        String name = product.toUpperCase(Locale.ROOT);
        boolean large =
                name.contains("80GB") || (!name.contains("40GB") && mebibytes > MIB_OF_LARGE);
        if (name.contains("A100")) {
            return Optional.of(large ? A100_80 : A100_40);
        }
        if (name.contains("H100") && (large || mebibytes == 0)) {
            return Optional.of(H100_80);
        }
        return name.matches(".*\\bA30\\b.*") ? Optional.of(A30) : Optional.empty();
    }

    /// The profile of that name; empty where the card has none.
    public Optional<MigProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// A card of seven compute and eight memory slices.
    ///
    /// @param slice gigabytes of one memory slice, as the profiles' names count them
    private static MigCard seven(String name, int slice) {
        List<Integer> anywhere = List.of(0, 1, 2, 3, 4, 5, 6);
        String one = slice + "gb";
        String two = 2 * slice + "gb";
        String four = 4 * slice + "gb";
        return new MigCard(
                name,
                7,
                8,
                List.of(
                        new MigProfile("1g." + one, 1, 1, 7, anywhere),
                        new MigProfile("1g." + one + "+me", 1, 1, 1, anywhere),
                        new MigProfile("1g." + two, 1, 2, 4, List.of(0, 2, 4, 6)),
                        new MigProfile("2g." + two, 2, 2, 3, List.of(0, 2, 4)),
                        new MigProfile("3g." + four, 3, 4, 2, List.of(0, 4)),
                        new MigProfile("4g." + four, 4, 4, 1, List.of(0)),
                        new MigProfile("7g." + 8 * slice + "gb", 7, 8, 1, List.of(0))));
    }
}
