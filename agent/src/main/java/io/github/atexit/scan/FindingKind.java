package io.github.atexit.scan;

/** What a scan looks for. */
public enum FindingKind {
    /** {@code System.exit} and {@code Runtime.exit}. */
    EXIT("exit", "exit call"),
    /** {@code Runtime.halt}. */
    HALT("halt", "halt call"),
    /** {@code Runtime.addShutdownHook}. */
    HOOK("hook", "shutdown hook"),
    /** {@code File.deleteOnExit}. */
    DELETE_ON_EXIT("delete-on-exit", "delete-on-exit file"),
    /** A handler of the application's own for a signal. */
    SIGNAL("signal", "signal handler"),
    /** A pool of connections or a client is made that wants to be closed. */
    POOL("pool", "closeable pool"),
    /** An executor is made, which may hold work when the JVM ends. */
    EXECUTOR("executor", "executor");

    private final String id;
    private final String title;

    FindingKind(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its word in the command's output. */
    public String id() {
        return id;
    }

    /** As in {@code 2 exit calls}. */
    public String counted(int count) {
        return String.format("%,d %s%s", count, title, count == 1 ? "" : "s");
    }
}
