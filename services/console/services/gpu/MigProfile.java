package console.services.gpu;

import java.util.List;

/// One way to cut an instance from a card.
///
/// @param compute slices of the card's compute axis
/// @param memory slices of its memory axis; an instance lies on `memory` of them in a row
/// @param most how many of it a card takes at most
/// @param starts the memory slices at which it may begin
public record MigProfile(String name, int compute, int memory, int most, List<Integer> starts) {
    public MigProfile {
        starts = List.copyOf(starts);
    }

    /// The name under which the device plugin offers it with strategy `mixed`.
    public String resource() {
        return "nvidia.com/mig-" + name.replace('+', '.');
    }

    /// Whether it carries the media engines, of which a card has one set to give.
    boolean media() {
        return name.endsWith("+me");
    }
}
