package console.services.resource;

import java.util.Comparator;

/// Names as people sort them: `k3s-wk-gpu2` before `k3s-wk-gpu10`.
public final class NaturalOrder implements Comparator<String> {
    public static final Comparator<String> NAMES = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String first, String second) {
        int i = 0;
        int j = 0;
        while (i < first.length() && j < second.length()) {
            int order;
            if (isDigit(first.charAt(i)) && isDigit(second.charAt(j))) {
                int endOfFirst = endOfNumber(first, i);
                int endOfSecond = endOfNumber(second, j);
                order = number(first.substring(i, endOfFirst), second.substring(j, endOfSecond));
                i = endOfFirst;
                j = endOfSecond;
            } else {
                order = Character.compare(first.charAt(i++), second.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(first.length() - i, second.length() - j);
        return rest != 0 ? rest : first.compareTo(second);
    }

    private static int number(String first, String second) {
        String a = significant(first);
        String b = significant(second);
        int length = Integer.compare(a.length(), b.length());
        return length != 0 ? length : a.compareTo(b);
    }

    private static String significant(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
