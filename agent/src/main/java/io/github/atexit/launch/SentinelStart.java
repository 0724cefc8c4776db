package io.github.atexit.launch;

import io.github.atexit.journal.RunJournal;
import io.github.atexit.premain.AgentClassLoader;
import io.github.atexit.sentinel.Sentinel;
import io.github.atexit.sentinel.SentinelShell;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the companion of a run that keeps a journal, beside the rest of the start, and ends it with the run's record. */
final class SentinelStart implements Sentinel.Listener, Runnable {
    /** A small JVM that is quick to start: it lives for less than a second. */
    private static final List<String> JVM_OPTIONS =
            Arrays.asList("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m");

    private final Reports reports;
    private @Nullable Sentinel sentinel;

    private SentinelStart(Reports reports) {
        this.reports = reports;
    }

    /**
     * Begins to start it.
     *
     * @param options with the journal's directory
     * @param properties the system properties that the manifest asked for
     */
    static SentinelStart begin(
            AgentOptions options, String mainClass, Map<String, String> properties, Reports reports) {
        List<String> recovery = new ArrayList<String>();
        recovery.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        recovery.addAll(JVM_OPTIONS);
        AgentClassLoader loader = (AgentClassLoader) SentinelStart.class.getClassLoader();
        recovery.addAll(Arrays.asList("-jar", loader.jar().getPath(), "recover"));
        recovery.addAll(Arrays.asList(reports.process().pid(), mainClass, recoveryOptions(options)));
        SentinelStart start = new SentinelStart(reports);
        String directory = System.getProperty("user.dir", "/");
        start.sentinel = Sentinel.start(SentinelShell.of(directory, recovery, properties), start);
        return start;
    }

    /**
     * Lets it end with the run's record.
     *
     * @param journal null if none is kept after all: then there is nothing to watch for
     */
    void accompany(@Nullable RunJournal journal) {
        if (journal == null) {
            run();
        } else {
            journal.afterwards(this);
        }
    }

    /** Waits until it is there, but not for ever. */
    void await() {
        Sentinel known = sentinel;
        if (known != null) {
            known.awaitStart();
        }
    }

    /** As after {@code -javaagent:atexit-agent.jar=}. No secret is among them. */
    private static String recoveryOptions(AgentOptions options) {
        StringBuilder text = new StringBuilder();
        addPath(OptionNames.MANIFEST, options.manifest(), text);
        addPath(OptionNames.JOURNAL, options.journal(), text);
        addPath(OptionNames.REPORT, options.report(), text);
        add(OptionNames.CONSOLE, "off", text); // the companion keeps nothing of the application's open
        if (options.isTrusting()) {
            add(OptionNames.TRUST, "true", text);
        }
        return text.toString();
    }

    private static void addPath(String name, @Nullable String path, StringBuilder text) {
        if (path != null) {
            add(name, new File(path).getAbsolutePath(), text);
        }
    }

    private static void add(String name, String value, StringBuilder text) {
        if (text.length() > 0) {
            text.append(',');
        }
        text.append(name).append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '=' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
    }

    @Override
    public void sentinelMissing(String why) {
        reports.tell("no sentinel watches this run: " + why + "; a death is found at the next start");
    }

    /** The run's record is not needed any more. */
    @Override
    public void run() {
        Sentinel known = sentinel;
        if (known != null) {
            known.goodbye();
        }
    }
}
