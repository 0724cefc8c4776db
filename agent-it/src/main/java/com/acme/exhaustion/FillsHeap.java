package com.acme.exhaustion;

/**
 * Fills the heap but for what the JVM itself needs to end, and ends. Arguments: exit or halt, now or later, and how many
 * references the smallest and the biggest arrays hold.
 */
public final class FillsHeap {
    private static Object[] chain;
    private static byte[] reserve = new byte[64 * 1024];

    public static void main(String[] args) throws Exception {
        Ending.prepare(args);
        try {
            fill(args.length > 3 ? Integer.parseInt(args[3]) : 1 << 20);
        } catch (OutOfMemoryError e) {
            try {
                fill(args.length > 2 ? Integer.parseInt(args[2]) : 0);
            } catch (OutOfMemoryError full) {
                reserve = null;
                Ending.end(args);
            }
        }
    }

    private static void fill(int size) {
        while (true) {
            Object[] next = new Object[size + 1];
            next[size] = chain;
            chain = next;
        }
    }
}
