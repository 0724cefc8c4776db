package io.github.atexit.page;

import io.github.atexit.exit.CallStack;
import io.github.atexit.history.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces that sections are made of. */
final class Blocks {
    private Blocks() {}

    /** Begins a section with its heading. */
    static void openSection(Html html, Extent extent, String name, String heading) {
        html.open("section", "class", name);
        html.element(extent.heading, heading);
    }

    /** Says how many more there are than are shown. */
    static void more(Html html, long total, long shown, String noun) {
        if (total > shown) {
            html.element("p", "and " + Counts.of(total - shown, "more " + noun), "class", "more");
        }
    }

    /** A stack behind a line that opens it. */
    static void foldedStack(Html html, String label, List<String> frames, Extent extent, @Nullable String marked) {
        if (!frames.isEmpty()) {
            html.open("details", "class", "fold");
            html.element("summary", label);
            stack(html, frames, extent, marked);
            html.close();
        }
    }

    /**
     * A stack, newest frame first; the JDK's own frames stand back.
     *
     * @param marked the frame to point out; null for none
     */
    static void stack(Html html, List<String> frames, Extent extent, @Nullable String marked) {
        html.open("ol", "class", "stack");
        boolean isMarked = false;
        for (int i = 0; i < frames.size() && i < extent.frames; i++) {
            String frame = frames.get(i);
            if (!isMarked && frame.equals(marked)) {
                isMarked = true;
                html.open("li", "class", "marked").element("code", frame);
                html.element("span", "the caller", "class", "tag").close();
            } else {
                html.open("li", "class", CallStack.isJdk(frame) ? "jdk" : "app").element("code", frame);
                html.close();
            }
        }
        html.close();
        more(html, frames.size(), extent.frames, "frame");
    }

    /** A term and what it means; nothing where that is empty. */
    static void fact(Html html, String term, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            html.open("div").element("dt", term).element("dd", value).close();
        }
    }
}
