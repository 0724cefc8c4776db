package io.github.atexit.page;

/** How much a page shows of one exit. */
enum Extent {
    /** The page is the exit's own. */
    WHOLE("h2", "h3", 200, 120),
    /** It is one of many on the page. */
    ONE_OF_MANY("h3", "h4", 20, 12);

    /** The tag of a section's heading. */
    final String heading;
    /** The tag of a heading inside a section. */
    final String subheading;
    /** The longest list. */
    final int items;
    /** The longest stack. */
    final int frames;

    Extent(String heading, String subheading, int items, int frames) {
        this.heading = heading;
        this.subheading = subheading;
        this.items = items;
        this.frames = frames;
    }
}
