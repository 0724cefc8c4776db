package com.acme.instance;

import java.util.ArrayList;
import java.util.List;

/** Opens a resource, then fills the heap until main throws. */
public final class FillsHeap {
    private static final List<Object> KEPT = new ArrayList<Object>();

    public static void main(String[] args) {
        KEPT.add(new Resource("first"));
        for (int size = 1 << 20; size > 0; ) {
            try {
                KEPT.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
            }
        }
        throw new OutOfMemoryError("full");
    }
}
