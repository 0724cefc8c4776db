package io.github.atexit.page;

import io.github.atexit.history.PastCall;
import io.github.atexit.history.PastCaller;
import io.github.atexit.history.PastExit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who ended the JVM, and who else tried. */
final class CallerSection {
    private CallerSection() {}

    static void write(Html html, PastExit exit, Extent extent) {
        PastCaller caller = exit.caller();
        String frame = caller == null ? null : caller.frame();
        if (frame != null || !exit.stack().isEmpty()) {
            Blocks.openSection(html, extent, "caller", "Who ended it");
            if (caller != null) {
                writeCaller(html, caller, exit);
            }
            if (!exit.stack().isEmpty()) {
                Blocks.stack(html, exit.stack(), extent, frame);
            }
            html.closeLine();
        }
        writeCalls(
                html,
                extent,
                "Denied before",
                "A rule let these calls fail; the JVM lived on.",
                exit.denied(),
                exit.countDenied());
        writeCalls(
                html,
                extent,
                "Inside this exit",
                "These calls came while the exit was under way.",
                exit.nested(),
                exit.countNested());
    }

    private static void writeCaller(Html html, PastCaller caller, PastExit exit) {
        html.open("p", "class", "by").element("code", caller.frame());
        String jar = caller.jar();
        if (jar != null) {
            html.text(" in ").element("code", jar);
        }
        html.close();
        String exception = exit.exception();
        if (exception != null) {
            html.element("p", exception, "class", "problem");
        }
    }

    private static void writeCalls(
            Html html, Extent extent, String heading, String explanation, List<PastCall> calls, long total) {
        if (calls.isEmpty()) {
            return;
        }
        Blocks.openSection(html, extent, "calls", heading);
        html.element("p", explanation, "class", "hint").open("ul", "class", "calls");
        int shown = Math.min(calls.size(), extent.items);
        for (PastCall call : calls.subList(0, shown)) {
            html.open("li").element("span", call.what(), "class", "what");
            String detail = detail(call);
            if (!detail.isEmpty()) {
                html.text(" ").element("span", detail, "class", "detail");
            }
            html.close();
        }
        html.close();
        Blocks.more(html, total, shown, "call");
        html.closeLine();
    }

    private static String detail(PastCall call) {
        PastCaller caller = call.caller();
        String by = caller == null ? "" : "by " + caller.frame() + jar(caller.jarName());
        String thread = call.thread() == null ? "" : " on thread “" + call.thread() + "”";
        String time = call.time() == null ? "" : " at " + call.time();
        return (by + thread + time).trim();
    }

    private static String jar(@Nullable String name) {
        return name == null ? "" : " in " + name;
    }
}
