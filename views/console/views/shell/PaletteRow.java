package console.views.shell;

/// A line of the palette.
sealed interface PaletteRow {
    enum Group {
        THINGS,
        GO_TO,
        DO
    }

    Group group();

    /// The name of a group above its things.
    record Head(Group group) implements PaletteRow {}

    record Thing(Group group, PaletteSearch.Entry entry) implements PaletteRow {}

    static Group group(PaletteSearch.Kind kind) {
        return switch (kind) {
            case NODE, POD, ADDRESS, BUNDLE, CARD -> Group.THINGS;
            case SCREEN -> Group.GO_TO;
            case COMMAND -> Group.DO;
        };
    }
}
