package io.github.atexit.launch;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** When this JVM started, for an agent that came later. */
final class JvmStart {
    private static final double TICKS_A_SECOND = 100; // of /proc, on all Linux platforms that a JDK runs on
    private static final int START_TIME = 19; // its place behind the process's name in /proc/self/stat, from 0

    private JvmStart() {}

    /**
     * The JVM's start as {@link System#nanoTime} counts; where the system does not tell, now.
     *
     * @param now a value of {@link System#nanoTime}
     */
    static long nanoTime(long now) {
        try {
            String stat = firstLine("/proc/self/stat");
            String uptime = firstLine("/proc/uptime");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double started = Long.parseLong(fields[START_TIME]) / TICKS_A_SECOND;
            double runs = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) - started;
            return runs < 0 ? now : now - (long) (runs * 1e9);
        } catch (IOException | RuntimeException e) {
            return now;
        }
    }

    private static String firstLine(String file) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            return line == null ? "" : line;
        }
    }
}
