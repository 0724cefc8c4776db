package io.github.atexit.scan;

/** A place in a class file. Immutable. */
public final class Finding {
    private final FindingKind kind;
    private final String what;
    private final String target;
    private final StackTraceElement place;
    private final int release;

    Finding(FindingKind kind, String what, String target, StackTraceElement place, int release) {
        this.kind = kind;
        this.what = what;
        this.target = target;
        this.place = place;
        this.release = release;
    }

    public FindingKind kind() {
        return kind;
    }

    /** What is called or made there, such as {@code System.exit}; a reference to it is {@code System::exit}. */
    public String what() {
        return what;
    }

    /** The class that is called or made, such as {@code java.lang.System}. */
    public String target() {
        return target;
    }

    /** The class, method, file and line; the line is negative where the class file does not tell it. */
    public StackTraceElement place() {
        return place;
    }

    /** The least Java version that runs this class of a multi-release jar; 0 for every version. */
    public int release() {
        return release;
    }

    /** The place, as {@code pkg.Class.method(File.java:42)}. */
    public String where() {
        return place + (release == 0 ? "" : " from Java " + release + " on");
    }

    @Override
    public String toString() {
        return kind.id() + ' ' + what + ' ' + where();
    }
}
