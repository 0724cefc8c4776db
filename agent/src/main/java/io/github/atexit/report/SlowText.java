package io.github.atexit.report;

import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a long exit is waiting for, for a person who looks at the console. */
public final class SlowText {
    private static final int MOST_NAMES = 5;
    private static final int MOST_FRAMES = 3;

    private SlowText() {}

    /**
     * A line for each handler and hook that is running, and its newest frames.
     *
     * @param millis how long the exit has lasted
     */
    public static String of(List<HandlerRun> handlers, List<HookRun> hooks, long millis, SecretMask mask) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (HandlerRun run : handlers) {
            Thread thread = run.thread();
            if (count++ < MOST_NAMES && thread != null) {
                append(text, "handler " + run.handler().name(), millis, thread.getStackTrace());
            }
        }
        for (HookRun hook : hooks) {
            if (hook.outcome() == HookRun.Outcome.RUNNING && count++ < MOST_NAMES) {
                append(text, "shutdown hook " + ReportText.hookName(hook), millis, hook.stack());
            }
        }
        return ReportText.printable(mask.mask(text.toString()), true);
    }

    private static void append(StringBuilder text, String what, long millis, StackTraceElement @Nullable [] stack) {
        text.append(Console.PREFIX).append("after ").append(ReportText.seconds(millis));
        text.append(" the exit is waiting for ").append(what.replace('\n', ' '));
        for (int i = 0; stack != null && i < stack.length && i < MOST_FRAMES; i++) {
            text.append(i == 0 ? " at " : " < ").append(ReportText.frame(stack[i]));
        }
        text.append('\n');
    }
}
