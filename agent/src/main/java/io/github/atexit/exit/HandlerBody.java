package io.github.atexit.exit;

/** What an exit handler does, whatever its type. Called at most once, on a thread of the agent's. */
public interface HandlerBody {
    /**
     * Does the work. The thread is interrupted when the handler's time is up; what the handler does after that is
     * ignored.
     *
     * @throws HandlerSkippedException if there was nothing to do, so that the outcome is {@code skipped}
     * @throws Exception if the work failed; the outcome is {@code failed} and the next handler runs
     */
    void run(HandlerContext context) throws Exception;

    /**
     * Ends what an interrupt cannot end, such as a child process. Called from another thread when the handler's time is
     * up. Must neither block nor throw.
     */
    void cancel();
}
