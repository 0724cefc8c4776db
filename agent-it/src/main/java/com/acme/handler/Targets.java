package com.acme.handler;

import com.acme.Effects;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Methods that {@code invoke} handlers call. */
public final class Targets {
    private static final Targets CURRENT = new Targets();

    private final Store store = new Store();

    private Targets() {}

    public static Targets current() {
        return CURRENT;
    }

    public static void typed(String text, int number, boolean flag, TimeUnit unit, double fraction, long big)
            throws IOException {
        Effects.append("typed " + text + " " + number + " " + flag + " " + unit + " " + fraction + " " + big);
    }

    public static void overloaded(int number) throws IOException {
        Effects.append("int " + number);
    }

    public static void overloaded(String text) throws IOException {
        Effects.append("text " + text);
    }

    public static void loader() throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Effects.append("application's loader " + (context == Targets.class.getClassLoader()));
    }

    public static void stop() throws SQLException {
        throw new SQLException("stopped", "XJ015");
    }

    private static void hidden() throws IOException {
        Effects.append("hidden");
    }

    /** An object that only a private field leads to. */
    private static final class Store {
        private void flush() throws IOException {
            Effects.append("flushed");
        }
    }
}
