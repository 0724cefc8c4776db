package com.acme.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Loads one small class by three thousand class loaders; tells the nanoseconds for each of the last two thousand. */
public final class LoadsManyClasses {
    private static final int WARM_UP = 1000;
    private static final int MEASURED = 2000;

    private LoadsManyClasses() {}

    /** The class that is loaded. */
    static final class Small {}

    /** Defines the class itself. */
    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(null);
        }

        void define(byte[] bytes) {
            defineClass(Small.class.getName(), bytes, 0, bytes.length);
        }
    }

    public static void main(String[] arguments) throws IOException {
        byte[] bytes = bytes();
        define(bytes, WARM_UP);
        long start = System.nanoTime();
        define(bytes, MEASURED);
        System.out.println("nanos " + (System.nanoTime() - start) / MEASURED);
    }

    private static void define(byte[] bytes, int times) {
        for (int i = 0; i < times; i++) {
            new OwnLoader().define(bytes);
        }
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = LoadsManyClasses.class.getResourceAsStream("LoadsManyClasses$Small.class")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
            }
            return bytes.toByteArray();
        }
    }
}
