package io.github.atexit.report;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.HookRun;
import java.io.File;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How single things are written in reports. */
public final class ReportText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private ReportText() {}

    /** A stack element as {@code pkg.Class.method(File.java:42)}, without loader and module. */
    public static String frame(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")";
    }

    /**
     * Where a thread is: its newest frame, and where that is the JDK's, the application's that led there.
     *
     * @param stack frames as above, newest first; at least one
     */
    public static String where(List<String> stack) {
        String newest = stack.get(0);
        for (int i = 0; i < stack.size(); i++) {
            if (!CallStack.isJdk(stack.get(i))) {
                return i == 0 ? newest : newest + (i == 1 ? " < " : " < … < ") + stack.get(i);
            }
        }
        return newest;
    }

    /** A stack, one frame a line, newest first. */
    public static String stack(List<StackTraceElement> stack) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : stack) {
            text.append(text.length() == 0 ? "" : "\n").append(frame(element));
        }
        return text.toString();
    }

    static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "Native Method";
        }
        if (frame.getFileName() == null) {
            return "Unknown Source";
        }
        return frame.getLineNumber() < 0 ? frame.getFileName() : frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** An exception as {@code java.lang.IllegalStateException: message}. */
    static String thrown(Throwable thrown) {
        String message = messageOf(thrown);
        return message == null ? thrown.getClass().getName() : thrown.getClass().getName() + ": " + message;
    }

    /** The message, whatever a stranger's getMessage may do. */
    static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable t) {
            return "(its message could not be read: " + t.getClass().getName() + ")";
        }
    }

    /** The last part of a jar's path; of a jar or directory inside another the innermost jar's. */
    static @Nullable String jarName(ExitCaller caller) {
        String jar = caller.jar();
        return jar == null ? null : jarName(jar);
    }

    /** The last part of a path; of a jar or directory inside another jar the innermost jar's. */
    public static String jarName(String location) {
        int end = Math.max(location.lastIndexOf(".jar"), location.lastIndexOf(".war"));
        return new File(end < 0 ? location : location.substring(0, end + ".jar".length())).getName();
    }

    /** The class of what a hook runs. */
    static Class<?> hookClass(HookRun hook) {
        return hook.task().getClass();
    }

    /** A name for a hook: its thread's, unless that is the JDK's default one; then its class, of a lambda the owner. */
    static String hookName(HookRun hook) {
        return hookName(hook.thread().getName(), hookClass(hook).getName());
    }

    /** The same by the names of the thread and of the class. */
    public static String hookName(String name, String className) {
        if (!name.startsWith("Thread-")) {
            return name;
        }
        int lambda = className.indexOf("$$Lambda");
        return lambda < 0 ? className : "a lambda of " + className.substring(0, lambda);
    }

    /** The path of the jar or directory that a class came from; null if the JVM does not tell. */
    public static @Nullable String codeSource(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return null;
            }
            return source.getLocation().getProtocol().equals("file")
                    ? new File(source.getLocation().toURI()).getPath()
                    : source.getLocation().toString();
        } catch (Exception e) {
            return null;
        }
    }

    /** Seconds with one decimal, as in {@code 12.4 s}. */
    public static String seconds(long millis) {
        long tenths = (millis + 50) / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }

    /** Milliseconds below two seconds, else seconds. */
    public static String duration(long millis) {
        return millis < 2000 ? millis + " ms" : seconds(millis);
    }

    /** Milliseconds since the epoch as {@code 2026-11-23T07:06:05.123Z}; java.time's formatter would cost 20 ms. */
    static String instant(long epochMillis) {
        long days = Math.floorDiv(epochMillis, 86400000L);
        long ofDay = Math.floorMod(epochMillis, 86400000L);
        // The days are counted from 0000-03-01, so that the leap day is a year's last.
        long shifted = days + 719468;
        long era = Math.floorDiv(shifted, 146097L);
        long ofEra = shifted - era * 146097;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * ofYear + 2) / 153;
        long day = ofYear - (153 * shiftedMonth + 2) / 5 + 1;
        long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2) + "T" + digits(ofDay / 3600000, 2) + ":"
                + digits(ofDay / 60000 % 60, 2) + ":" + digits(ofDay / 1000 % 60, 2) + "." + digits(ofDay % 1000, 3)
                + "Z";
    }

    private static String digits(long value, int width) {
        StringBuilder text = new StringBuilder(width);
        text.append(value);
        while (text.length() < width) {
            text.insert(0, '0');
        }
        return text.toString();
    }

    /** The text with control characters escaped; line breaks stay where {@code multiLine}. */
    public static String printable(String text, boolean multiLine) {
        StringBuilder printable = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = (c < 0x20 && !(multiLine && c == '\n')) || (c >= 0x7f && c < 0xa0);
            if (escape && printable == null) {
                printable = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (printable != null) {
                if (escape) {
                    printable.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
                } else {
                    printable.append(c);
                }
            }
        }
        return printable == null ? text : printable.toString();
    }
}
