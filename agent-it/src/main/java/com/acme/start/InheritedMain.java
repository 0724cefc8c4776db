package com.acme.start;

/** Has a main that others inherit. */
public class InheritedMain {
    public static void main(String[] args) {
        System.out.println("main");
    }
}
