package io.github.atexit.exit;

/**
 * An exit whose time is up and more, because the thread that drives it is stuck: another ends the JVM, without a new
 * object, because with a full heap each may cost a collection of all of it.
 */
final class OverdueExit implements Runnable {
    private final ExitProgress progress;
    private volatile ExitHost host;

    OverdueExit(ExitProgress progress, ExitHost host) {
        this.progress = progress;
        this.host = host;
    }

    void adopt(ExitHost newHost) {
        host = newHost;
    }

    @Override
    public void run() {
        halt();
    }

    /** Ends the JVM when the exit is overdue; until then the calling thread has nothing to do. Does not return. */
    void halt() {
        int status = progress.awaitOverdue();
        cutOff();
        host.halt(status);
        progress.monitor.waitForEver();
    }

    /** Goes no further; says so on the console if that is before the report. */
    void cutOff() {
        if (progress.cutOff()) {
            host.unreported();
        }
    }
}
