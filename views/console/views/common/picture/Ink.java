package console.views.common.picture;

import console.views.common.picture.Shape.Run;

/// How a text is written: the role of its colour, its face, its size in pixels at 100 %.
public record Ink(Token token, Face face, double size) {
    /// Details; nothing is smaller.
    public static Ink tiny(Token token) {
        return new Ink(token, Face.SANS, 11);
    }

    public static Ink small(Token token) {
        return new Ink(token, Face.SANS, 12);
    }

    public static Ink body(Token token) {
        return new Ink(token, Face.SANS, 13);
    }

    /// What a thing is called.
    public static Ink name(Token token) {
        return new Ink(token, Face.STRONG, 13);
    }

    /// What one copies: addresses, hosts.
    public static Ink mono(Token token) {
        return new Ink(token, Face.MONO, 11);
    }

    public Ink sized(double other) {
        return new Ink(token, face, other);
    }

    public Run run(String text) {
        return new Run(text, this);
    }
}
