package com.acme.exhaustion;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Defines classes until the metaspace is full, and ends. Arguments: exit or halt, now or later. */
public final class FillsMetaspace {
    private static final List<Class<?>> KEPT = new ArrayList<Class<?>>();

    public static void main(String[] args) throws Exception {
        Ending.prepare(args);
        byte[] bytes = ownBytes();
        try {
            while (true) {
                KEPT.add(new Defining().define(bytes));
            }
        } catch (OutOfMemoryError e) {
            Ending.end(args);
        }
    }

    private static byte[] ownBytes() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = FillsMetaspace.class.getResourceAsStream("FillsMetaspace.class")) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
            }
        }
        return bytes.toByteArray();
    }

    private static final class Defining extends ClassLoader {
        Class<?> define(byte[] bytes) {
            return defineClass(FillsMetaspace.class.getName(), bytes, 0, bytes.length);
        }
    }
}
