package io.github.atexit.page;

import io.github.atexit.history.Counts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One kind of thing that an exit did without: how many, and which. Used once. */
final class Loss {
    private static final int OPEN_ITEMS = 6;

    private static final class Item {
        final String what;
        final String detail;
        final List<String> stack;

        Item(String what, String detail, List<String> stack) {
            this.what = what;
            this.detail = detail;
            this.stack = stack;
        }
    }

    private final long count;
    private final String noun;
    private final boolean minor;
    private final long unlisted;
    private final List<Item> items = new ArrayList<Item>();

    /**
     * @param count how many there were
     * @param noun what they are, in the right number
     * @param unlisted how many the report does not list
     * @param minor whether it is worth knowing, but no loss in itself
     */
    Loss(long count, String noun, long unlisted, boolean minor) {
        this.count = count;
        this.noun = noun;
        this.unlisted = unlisted;
        this.minor = minor;
    }

    void add(String what, String detail) {
        items.add(new Item(what, detail, Collections.<String>emptyList()));
    }

    void add(String what, String detail, List<String> stack) {
        items.add(new Item(what, detail, stack));
    }

    /** Writes it; nothing where there is none of it. */
    void write(Html html, Extent extent) {
        if (items.isEmpty()) {
            return;
        }
        html.open("div", "class", minor ? "loss minor" : "loss");
        html.open(extent.subheading).element("span", Counts.number(count), "class", "count");
        html.text(" ").element("span", noun, "class", "noun").close();
        html.open("div", "class", "which");
        int shown = Math.min(items.size(), extent.items);
        int open = minor ? 0 : shown <= OPEN_ITEMS + 2 ? shown : OPEN_ITEMS;
        writeItems(html, extent, 0, open);
        if (open < shown) {
            html.open("details", "class", "fold");
            html.element("summary", open == 0 ? "Show" : "Show " + (shown - open) + " more");
            writeItems(html, extent, open, shown);
            html.close();
        }
        if (unlisted + items.size() > shown) {
            html.element("p", "and " + Counts.number(unlisted + items.size() - shown) + " more", "class", "more");
        }
        html.close().closeLine();
    }

    private void writeItems(Html html, Extent extent, int from, int to) {
        if (from == to) {
            return;
        }
        html.open("ul");
        for (Item item : items.subList(from, to)) {
            html.open("li");
            if (item.stack.isEmpty()) {
                write(html, item);
            } else {
                html.open("details", "class", "fold").open("summary");
                write(html, item);
                html.close();
                Blocks.stack(html, item.stack, extent, null);
                html.close();
            }
            html.close();
        }
        html.close();
    }

    private static void write(Html html, Item item) {
        html.element("span", item.what, "class", "what");
        if (!item.detail.isEmpty()) {
            html.text(" ").element("span", item.detail, "class", "detail");
        }
    }
}
