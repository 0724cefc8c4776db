package com.acme.death;

import java.util.ArrayList;
import java.util.List;

/** Allocates memory until there is none. */
public final class FillsTheHeap {
    public static void main(String[] args) {
        List<Object> all = new ArrayList<Object>();
        while (true) {
            all.add(new byte[1024 * 1024]);
        }
    }
}
