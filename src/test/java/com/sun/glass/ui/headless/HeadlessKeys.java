package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;

import javafx.scene.input.KeyCode;

import java.util.Set;

/// What a key types on an American keyboard, and the modifiers that are down.
final class HeadlessKeys {
    private static final String SHIFTED_DIGITS = ")!@#$%^&*(";

    private HeadlessKeys() {}

    static int modifiers(Set<KeyCode> down) {
        int all = KeyEvent.MODIFIER_NONE;
        if (down.contains(KeyCode.SHIFT)) {
            all |= KeyEvent.MODIFIER_SHIFT;
        }
        if (down.contains(KeyCode.CONTROL)) {
            all |= KeyEvent.MODIFIER_CONTROL;
        }
        if (down.contains(KeyCode.ALT)) {
            all |= KeyEvent.MODIFIER_ALT;
        }
        if (down.contains(KeyCode.META) || down.contains(KeyCode.WINDOWS)) {
            all |= KeyEvent.MODIFIER_WINDOWS;
        }
        return all;
    }

    static char[] typed(KeyCode key, Set<KeyCode> down) {
        boolean shift = down.contains(KeyCode.SHIFT);
        if (key.isLetterKey()) {
            char letter = (char) key.getCode();
            if (down.contains(KeyCode.CONTROL)) {
                return new char[] {(char) (letter - 'A' + 1)};
            }
            return new char[] {shift ? letter : Character.toLowerCase(letter)};
        }
        if (key.isDigitKey() && !key.isKeypadKey()) {
            int digit = key.getCode() - KeyCode.DIGIT0.getCode();
            return new char[] {shift ? SHIFTED_DIGITS.charAt(digit) : (char) ('0' + digit)};
        }
        String text = shift ? shifted(key) : plain(key);
        return text.toCharArray();
    }

    private static String plain(KeyCode key) {
        return switch (key) {
            case MINUS -> "-";
            case PERIOD -> ".";
            case COMMA -> ",";
            case SLASH -> "/";
            case SEMICOLON -> ";";
            case EQUALS -> "=";
            default -> control(key);
        };
    }

    private static String shifted(KeyCode key) {
        return switch (key) {
            case MINUS -> "_";
            case PERIOD -> ">";
            case COMMA -> "<";
            case SLASH -> "?";
            case SEMICOLON -> ":";
            case EQUALS -> "+";
            default -> control(key);
        };
    }

    private static String control(KeyCode key) {
        return switch (key) {
            case SPACE -> " ";
            case ENTER -> "\r";
            case TAB -> "\t";
            case BACK_SPACE -> "\b";
            case DELETE -> "\u007f";
            case ESCAPE -> "\u001b";
            default -> "";
        };
    }
}
