package io.github.atexit.page;

import io.github.atexit.history.StepOutcome;
import io.github.atexit.history.Verdict;

/** A small drawing that tells by its shape what its colour tells too. */
enum Mark {
    /** A tick in a circle. */
    GOOD("good", "<circle cx='8' cy='8' r='7'/><path class='in' d='M4.7 8.3l2.3 2.3 4.3-4.8'/>"),
    /** An exclamation mark in a triangle. */
    WARNING("warning", "<path d='M8 1.2L15.4 14.4H.6z'/><path class='in' d='M8 6v4M8 12.1v.6'/>"),
    /** A cross in an octagon. */
    BAD("bad", "<path d='M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z'/><path class='in' d='M5.5 5.5l5 5m0-5l-5 5'/>"),
    /** A bar at the end of an arrow. */
    CUT("cut", "<path d='M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z'/><path class='in' d='M3.8 8h5M11.6 4.6v6.8'/>"),
    /** An empty circle. */
    NONE("none", "<circle class='hollow' cx='8' cy='8' r='6'/>");

    private final String id;
    private final String drawing;

    Mark(String id, String drawing) {
        this.id = id;
        this.drawing = drawing;
    }

    static Mark of(Verdict.Tone tone) {
        switch (tone) {
            case GOOD:
                return GOOD;
            case WARNING:
                return WARNING;
            default:
                return BAD;
        }
    }

    static Mark of(StepOutcome outcome) {
        switch (outcome) {
            case OK:
                return GOOD;
            case FAILED:
                return BAD;
            case TIMEOUT:
            case RUNNING:
            case INTERRUPTED:
                return CUT;
            default:
                return NONE;
        }
    }

    /** Its word in class names of the style. */
    String id() {
        return id;
    }

    /** Shows it; the text beside it says the same, so it is not read aloud. */
    void write(Html html) {
        html.open("svg", "class", "mark " + id, "viewBox", "0 0 16 16", "aria-hidden", "true")
                .empty("use", "href", "#mark-" + id)
                .close();
    }

    /** The drawings, once for a page, and the hatching of bars. */
    static void writeAll(Html html) {
        html.open("svg", "class", "drawings", "width", "0", "height", "0", "aria-hidden", "true");
        for (Mark mark : values()) {
            html.open("symbol", "id", "mark-" + mark.id, "viewBox", "0 0 16 16")
                    .markup(mark.drawing)
                    .close();
        }
        html.open(
                "pattern",
                "id",
                "hatch",
                "width",
                "6",
                "height",
                "6",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        html.empty("rect", "class", "hatch-ground", "width", "6", "height", "6");
        html.empty("rect", "class", "hatch-line", "width", "3", "height", "6");
        html.close().closeLine();
    }
}
