package io.github.atexit.handler;

import io.github.atexit.executor.LiveExecutor;
import io.github.atexit.executor.QueuedTasks;
import io.github.atexit.exit.HandlerContext;
import java.util.List;

/** What executors had not done when a drain ended, in words. Immutable. */
final class LeftTasks {
    private static final int MOST_LINES = 1000; // of each executor
    private static final int MOST_CHARACTERS = 200; // of each task

    private final String text;
    private final int running;
    private final int queued;

    private LeftTasks(String text, int running, int queued) {
        this.text = text;
        this.running = running;
        this.queued = queued;
    }

    static LeftTasks of(List<LiveExecutor> executors, HandlerContext context) {
        StringBuilder text = new StringBuilder();
        int running = 0;
        int queued = 0;
        for (LiveExecutor executor : executors) {
            List<String> tasks = executor.runningTasks();
            List<Object> waiting = executor.queued();
            running += tasks.size();
            queued += waiting.size();
            text.append(executor.name()).append(": ").append(count(tasks.size(), waiting.size()));
            text.append('\n');
            for (String task : tasks) {
                text.append("  ").append(line(task, context)).append('\n');
            }
            for (Object task : waiting.subList(0, Math.min(MOST_LINES, waiting.size()))) {
                text.append("  queued ")
                        .append(line(QueuedTasks.text(task), context))
                        .append('\n');
            }
            if (waiting.size() > MOST_LINES) {
                text.append("  and ").append(waiting.size() - MOST_LINES).append(" more\n");
            }
        }
        return new LeftTasks(text.toString(), running, queued);
    }

    private static String count(int running, int queued) {
        return running + " running, " + queued + " queued";
    }

    private static String line(String text, HandlerContext context) {
        String masked = context.mask(text);
        return LogLine.escape(masked.length() <= MOST_CHARACTERS ? masked : masked.substring(0, MOST_CHARACTERS));
    }

    /** A line for each executor and for each of its tasks; empty if nothing was left. */
    String text() {
        return text;
    }

    /** The numbers. */
    String summary() {
        return count(running, queued);
    }
}
