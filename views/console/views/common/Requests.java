package console.views.common;

import console.services.topology.Node;

/// What the pods of a node request, as it is written everywhere: “≥” where some of it cannot be
/// read.
public final class Requests {
    private Requests() {}

    /// @param unit by which the amount is divided: 1 for cores, 2^30 for GiB
    public static String text(Node.Use use, String resource, double unit, Texts texts) {
        String number = texts.number(use.requested().get(resource).doubleValue() / unit, 1);
        return use.unreadable().isEmpty() ? number : "≥ " + number;
    }
}
