package console.services.ssh;

/// Pictures of fingerprints: a bishop walks over a board by the bits of the digest and leaves marks
/// (the algorithm of OpenSSH's `ssh-keygen -lv`), so that two pictures differ at a glance.
final class Randomart {
    private static final String MARKS = " .o+=*BOX@%&#/^SE";
    private static final int WIDTH = 17;
    private static final int HEIGHT = 9;

    private Randomart() {}

    static String of(byte[] digest, String title) {
        int[][] board = walked(digest);
        StringBuilder art = new StringBuilder(border("[" + title + "]"));
        for (int y = 0; y < HEIGHT; y++) {
            art.append("\n|");
            for (int x = 0; x < WIDTH; x++) {
                art.append(MARKS.charAt(board[x][y]));
            }
            art.append('|');
        }
        return art.append('\n').append(border("[SHA256]")).toString();
    }

    private static int[][] walked(byte[] digest) {
        int[][] board = new int[WIDTH][HEIGHT];
        int most = MARKS.length() - 1;
        int x = WIDTH / 2;
        int y = HEIGHT / 2;
        for (byte octet : digest) {
            for (int pair = 0; pair < 8; pair += 2) {
                int step = octet >> pair;
                x = Math.clamp(x + ((step & 1) == 0 ? -1 : 1), 0, WIDTH - 1);
                y = Math.clamp(y + ((step & 2) == 0 ? -1 : 1), 0, HEIGHT - 1);
                board[x][y] = Math.min(board[x][y] + 1, most - 2);
            }
        }
        board[WIDTH / 2][HEIGHT / 2] = most - 1;
        board[x][y] = most;
        return board;
    }

    private static String border(String text) {
        int before = (WIDTH - text.length()) / 2;
        int after = WIDTH - text.length() - before;
        return "+" + "-".repeat(before) + text + "-".repeat(after) + "+";
    }
}
