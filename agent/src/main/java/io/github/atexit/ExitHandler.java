package io.github.atexit;

/**
 * An exit handler of the user's own. A manifest names it by {@code {"type": "java", "class": …}}; it needs a constructor
 * without parameters, of any visibility.
 */
public interface ExitHandler {
    /**
     * Does the work, once, on a thread of the agent's whose context class loader is the application's. The thread is
     * interrupted when the handler's time is up, and what it does afterwards is ignored.
     *
     * @throws Exception if the work failed: the outcome is {@code failed}, and the next handler runs
     */
    void onExit(ExitContext context) throws Exception;
}
