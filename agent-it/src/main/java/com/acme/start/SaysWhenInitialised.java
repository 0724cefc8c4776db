package com.acme.start;

/** Prints a line when its class is initialised, and another in main. */
public final class SaysWhenInitialised {
    static {
        System.out.println("initialised");
    }

    public static void main(String[] args) {
        System.out.println("main " + String.join(",", args));
    }
}
