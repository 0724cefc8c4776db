package io.github.atexit.page;

import io.github.atexit.history.Counts;
import io.github.atexit.history.PastExit;
import org.jspecify.annotations.Nullable;

/** The facts of the JVM that ended. */
final class FactsSection {
    private FactsSection() {}

    static void write(Html html, PastExit exit, Extent extent) {
        Blocks.openSection(html, extent, "facts", "The JVM");
        html.open("dl", "class", "facts");
        Blocks.fact(html, "Main class", exit.mainClass());
        Blocks.fact(html, "Process", exit.process());
        Blocks.fact(html, "Java", exit.jvm());
        Blocks.fact(html, "Uptime", exit.uptimeMillis() < 0 ? null : Counts.span(exit.uptimeMillis()));
        Blocks.fact(html, "Main", mainEnd(exit));
        Blocks.fact(html, "Last thread", exit.lastThread());
        Blocks.fact(html, "Rule", exit.rule());
        Blocks.fact(html, "Time", exit.time());
        Blocks.fact(html, "Command line", exit.commandLine());
        html.close().closeLine();
    }

    private static @Nullable String mainEnd(PastExit exit) {
        switch (exit.mainEnd()) {
            case "returned":
                return "returned" + after(exit.mainEndMillis());
            case "threw":
                return "threw" + after(exit.mainEndMillis());
            case "running":
                return "was still running";
            default:
                return null;
        }
    }

    private static String after(long millis) {
        return millis < 0 ? "" : " after " + Counts.span(millis);
    }
}
