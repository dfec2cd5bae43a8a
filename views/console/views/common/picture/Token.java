package console.views.common.picture;

import java.util.List;

/// A colour by its role; the palette of the theme says which colour it is. The rule
/// `.picture-palette` of `picture.css` lists them in this order.
public enum Token {
    BG,
    PANEL,
    RAISE,
    OVER,
    LINE,
    LINE2,
    LINE3,
    FG,
    FG2,
    FG3,
    ACC,
    ACC_S,
    OK,
    ATT,
    ATT_S,
    ATT_L,
    BAD,
    BAD_S,
    BAD_L,
    STALE,
    STALE_S,
    STALE_L,
    UNK,
    MIG1_FILL,
    MIG1_EDGE,
    MIG1_TEXT,
    MIG2_FILL,
    MIG2_EDGE,
    MIG2_TEXT,
    MIG3_FILL,
    MIG3_EDGE,
    MIG3_TEXT,
    MIG4_FILL,
    MIG4_EDGE,
    MIG4_TEXT,
    WHOLE_FILL,
    WHOLE_EDGE,
    WHOLE_TEXT;

    public static final List<Token> ALL = List.of(values());
}
