package io.github.atexit.attach;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM leaves for the command {@code why}, in the private directory that the variable {@link #VARIABLE} names: a
 * file when it starts, one when the agent arms, two when it ends by a route that Java sees. Immutable.
 */
public final class ObservedRun {
    /** The environment variable; for the tool's own use, not an option. */
    public static final String VARIABLE = "ATEXIT_WHY";

    private static final String STARTED = ".started";
    private static final String ARMED = ".armed";
    private static final String TEXT = ".txt";
    private static final String JSON = ".json";
    private static final int FACTS = 6; // parts before the command line

    private final File base;
    private final List<String> facts;

    private ObservedRun(File base, List<String> facts) {
        this.base = base;
        this.facts = facts;
    }

    /**
     * Tells that a JVM has started.
     *
     * @param directory the private one
     * @param ticks of its start, as the kernel counts
     * @param oomFile where the OOM kills of its control group are counted; empty if they are not
     */
    public static void started(
            String directory,
            long pid,
            long ticks,
            long millis,
            String oomFile,
            long oomKills,
            List<String> commandLine)
            throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(pid).append('\0').append(ticks).append('\0').append(millis).append('\0');
        text.append(new File("").getAbsolutePath()).append('\0').append(oomFile).append('\0');
        text.append(oomKills).append('\0');
        for (String argument : commandLine) {
            text.append(argument).append('\0');
        }
        write(base(directory, pid, ticks), STARTED, text.toString());
    }

    /** Tells that the agent has armed. */
    public static void armed(String directory, long pid, long ticks, String mainClass) throws IOException {
        write(base(directory, pid, ticks), ARMED, mainClass);
    }

    /**
     * Tells of the end.
     *
     * @param json the report's line
     * @param text what the console is told of it
     */
    public static void ended(String directory, long pid, long ticks, byte[] json, String text) throws IOException {
        File base = base(directory, pid, ticks);
        write(base, JSON, new String(json, StandardCharsets.UTF_8));
        write(base, TEXT, text);
    }

    private static File base(String directory, long pid, long ticks) {
        return new File(directory, pid + "-" + ticks);
    }

    private static void write(File base, String suffix, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(base.getPath() + suffix)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All that have started, by their ids. */
    public static List<ObservedRun> in(File directory) {
        List<ObservedRun> runs = new ArrayList<ObservedRun>();
        String[] names = directory.list();
        for (String name : names == null ? new String[0] : names) {
            if (name.endsWith(STARTED)) {
                File base = new File(directory, name.substring(0, name.length() - STARTED.length()));
                List<String> facts = split(read(base, STARTED));
                if (facts.size() >= FACTS) {
                    runs.add(new ObservedRun(base, facts));
                }
            }
        }
        return runs;
    }

    private static List<String> split(@Nullable String text) {
        List<String> parts = new ArrayList<String>();
        int start = 0;
        for (int end = text == null ? -1 : text.indexOf('\0');
                text != null && end >= 0;
                end = text.indexOf('\0', start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        return parts;
    }

    private static @Nullable String read(File base, String suffix) {
        try (FileInputStream in = new FileInputStream(base.getPath() + suffix)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    private long number(int fact) {
        try {
            return Long.parseLong(facts.get(fact));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** As the JVM itself saw it. */
    public long pid() {
        return number(0);
    }

    /** When it started, as the kernel counts. */
    public long ticks() {
        return number(1);
    }

    /** When it started, in milliseconds since the epoch. */
    public long startMillis() {
        return number(2);
    }

    /** The working directory. */
    public String directory() {
        return facts.get(3);
    }

    /** Where the OOM kills of its control group are counted; empty if they are not. */
    public String oomFile() {
        return facts.get(4);
    }

    /** How many there were when it started. */
    public long oomKills() {
        return number(5);
    }

    /** The arguments it was started with. */
    public List<String> commandLine() {
        return facts.subList(FACTS, facts.size());
    }

    /** The main class for which the agent armed, empty where there is none; null if it did not arm. */
    public @Nullable String armedFor() {
        return read(base, ARMED);
    }

    /** What the console is told of its end; null if it did not end by a route that Java sees. */
    public @Nullable String text() {
        return read(base, TEXT);
    }

    /** The report's line; null if there is none. */
    public @Nullable String json() {
        return read(base, JSON);
    }

    /** When something was last heard of it, in milliseconds since the epoch. */
    public long lastHeardMillis() {
        long ended = new File(base.getPath() + TEXT).lastModified();
        return ended > 0 ? ended : new File(base.getPath() + STARTED).lastModified();
    }
}
