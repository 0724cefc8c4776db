package io.github.atexit.cli;

import io.github.atexit.process.ObservedEnd;
import io.github.atexit.process.UnixSignal;
import java.util.ArrayList;
import java.util.List;

/** Why the JVMs of a command ended, for people. Used once. */
final class WhyText {
    private static final String PREFIX = "[atexit] ";
    private static final String WHY = PREFIX + "why: ";
    private static final String INDENT = PREFIX + "     ";
    private static final int MOST_UNOBSERVED = 8;

    private final StringBuilder text = new StringBuilder();
    private final int status;

    private WhyText(int status) {
        this.status = status;
    }

    static String of(int status, List<ObservedEnd> ends) {
        return new WhyText(status).write(ends);
    }

    private String write(List<ObservedEnd> ends) {
        if (ends.isEmpty()) {
            line(WHY, "no JVM was started, or none that has this environment; the command ended with " + status());
        }
        List<String> unobserved = new ArrayList<>();
        for (ObservedEnd end : ends) {
            if (end.kind() == ObservedEnd.Kind.UNOBSERVED) {
                unobserved.add(who(end));
            } else {
                write(end);
            }
        }
        if (!unobserved.isEmpty()) {
            int shown = Math.min(MOST_UNOBSERVED, unobserved.size());
            String more = unobserved.size() > shown ? " and " + (unobserved.size() - shown) + " more" : "";
            line(
                    WHY,
                    "not observed, a tool of the JDK's or ended before its main class was loaded: "
                            + String.join(", ", unobserved.subList(0, shown)) + more);
        }
        return text.toString();
    }

    private void write(ObservedEnd end) {
        String ended = end.isOwn() ? " ended with " + status() : " ended";
        switch (end.kind()) {
            case REPORTED:
                line(WHY, who(end) + ended);
                for (String reported : String.valueOf(end.text()).split("\n", -1)) {
                    if (!reported.isEmpty()) {
                        line(INDENT, reported.startsWith(PREFIX) ? reported.substring(PREFIX.length()) : reported);
                    }
                }
                return;
            case RUNNING:
                line(WHY, who(end) + " still runs");
                return;
            case CRASHED:
                line(WHY, who(end) + ended);
                line(INDENT, "crashed: the JVM died of a fatal error, no Java code saw it");
                break;
            default:
                line(WHY, who(end) + ended);
                line(INDENT, "vanished: no route was passed, no Java code saw the end");
                break;
        }
        for (String likely : end.likely()) {
            line(INDENT, "likely: " + likely);
        }
    }

    private static String who(ObservedEnd end) {
        return end.name() + " (pid " + end.run().pid() + ")";
    }

    private String status() {
        UnixSignal signal = UnixSignal.of(status);
        return "status " + status + (signal == null ? "" : " (" + signal + ")");
    }

    private void line(String start, String rest) {
        text.append(start).append(ToolContext.escaped(rest)).append('\n');
    }
}
