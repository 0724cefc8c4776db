package io.github.atexit.history;

import io.github.atexit.report.ReportText;
import org.jspecify.annotations.Nullable;

/** Who called: the nearest frame outside the JDK and known exit wrappers. Immutable. */
public final class PastCaller {
    private final String className;
    private final String method;
    private final String place;
    private final @Nullable String jar;

    private PastCaller(String className, String method, String place, @Nullable String jar) {
        this.className = className;
        this.method = method;
        this.place = place;
        this.jar = jar;
    }

    /** The caller that an object's {@code caller} tells of; null if it tells of none. */
    static @Nullable PastCaller of(ReportNode node) {
        ReportNode caller = node.object("caller");
        String className = caller.text("class");
        return className == null
                ? null
                : new PastCaller(className, caller.textOrEmpty("method"), place(caller), caller.text("jar"));
    }

    /** The file and line that an object names, such as {@code Worker.java:42}. */
    static String place(ReportNode node) {
        String file = node.text("file");
        long line = node.number("line", -1);
        if (file == null) {
            return "Unknown Source";
        }
        return line < 0 ? file : file + ":" + line;
    }

    /** The frame as {@code pkg.Class.method(File.java:42)}. */
    public String frame() {
        return className + "." + method + "(" + place + ")";
    }

    /** The frame without its package, as {@code Class.method (File.java:42)}. */
    public String shortFrame() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method + " (" + place + ")";
    }

    /** The path of the jar or directory; null if the JVM did not tell. */
    public @Nullable String jar() {
        return jar;
    }

    /** The last part of the jar's path; null if the JVM did not tell. */
    public @Nullable String jarName() {
        return jar == null ? null : ReportText.jarName(jar);
    }
}
