package io.github.atexit.weave;

import java.util.ArrayList;

/** Methods whose code has everything that moves when code is put before it. Loaded once as it is and once woven. */
public final class WovenSample {
    public int told;

    private WovenSample() {}

    public static int jumpsBackToItsStart(int n) {
        int sum = n;
        do {
            sum += n;
            n--;
        } while (n > 0);
        return sum;
    }

    public static int switches(int n) {
        int near = switch (n) {
            case 0 -> 10;
            case 1 -> 11;
            case 2 -> 12;
            default -> 13;
        };
        return near
                + switch (n) {
                    case -1000 -> 20;
                    case 7 -> 21;
                    case 1_000_000 -> 22;
                    default -> 23;
                };
    }

    public static int catchesAndCleansUp(int n) {
        int result = 0;
        try {
            result = 100 / n;
        } catch (ArithmeticException e) {
            result = -1;
        } finally {
            result += 1000;
        }
        return result;
    }

    public static int constructsBetweenJumps(int n) {
        var text = new StringBuilder(n > 0 ? "positive" : n == 0 ? "null" : "negative");
        return new ArrayList<>(n > 3 ? text.length() : 1).size()
                + text.append(n).length();
    }

    /** Its first frame is farther from the start than a short form can say. */
    public static int jumpsLate(int n) {
        int a = n * 3 + 1;
        int b = a * a - n + 17;
        int c = b + a + n + 123_456;
        int d = c * b + a * 7 - n;
        int e = d - c + b - a + 200_000;
        int f = e * 3 + d * 5 + c * 7 + b * 11;
        int g = f - e + d - c + b - a + n;
        if (g > f) {
            return g;
        }
        long h = g;
        return h < 0 ? (int) -h : e;
    }

    public static int callsWithSeveral(boolean flag, int n, String text) {
        if (flag) {
            return text.length() + n;
        }
        return n;
    }

    public static String returnsObjects(int n) {
        return n > 0 ? "more" : null;
    }

    public void tells(int n) {
        for (var i = 0; i < n; i++) {
            told += i;
        }
    }
}
