package io.github.atexit.journal;

import io.github.atexit.evidence.JvmFlags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the facts of a run stand in its file. The checksum over them is the file's. */
final class FactsFormat {
    private static final long VERSION = 1;
    private static final int LONGEST_NAME = 120; // characters of a handler's name
    private static final int LONGEST_TEXT = 5000; // characters of anything else; a path is shorter
    private static final int MOST_NAMED = 1000; // handlers; cells without a name are told by their number

    private FactsFormat() {}

    static byte[] write(RunFacts facts, FileMark mark) {
        FactsWriter out = new FactsWriter();
        out.number(VERSION).number(mark.inode).truth(mark.locked);
        text(out, facts.identity.manifest());
        text(out, facts.identity.mainClass());
        out.number(facts.pid).number(facts.startTicks);
        text(out, facts.bootId);
        text(out, facts.pidNamespace);
        text(out, facts.host);
        out.number(facts.startMillis);
        text(out, facts.directory);
        out.truth(facts.flags.exitsOnOutOfMemory()).truth(facts.flags.reducesSignals());
        String errorFile = facts.flags.errorFile();
        text(out, errorFile == null ? "" : errorFile);
        text(out, facts.oomFile);
        out.number(facts.oomKills);
        text(out, facts.javaVersion);
        text(out, facts.javaVendor);
        text(out, facts.agentVersion);
        out.number(facts.handlers.size());
        int named = Math.min(facts.handlers.size(), MOST_NAMED);
        for (int i = 0; i < named; i++) {
            out.text(facts.handlers.get(i), LONGEST_NAME);
        }
        return out.bytes();
    }

    /** What a handler is called in a file. */
    static String name(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static void text(FactsWriter out, String text) {
        out.text(text, LONGEST_TEXT);
    }

    /** @throws IOException if they are not what {@link #write} makes */
    static RunFacts read(byte[] bytes) throws IOException {
        FactsReader in = new FactsReader(bytes);
        readMark(in);
        RunIdentity identity = RunIdentity.read(in.text(), in.text());
        long pid = in.number();
        long startTicks = in.number();
        String bootId = in.text();
        String pidNamespace = in.text();
        String host = in.text();
        long startMillis = in.number();
        String directory = in.text();
        boolean exitsOnOutOfMemory = in.truth();
        boolean reducesSignals = in.truth();
        String errorFile = in.text();
        return new RunFacts(
                identity,
                pid,
                startTicks,
                bootId,
                pidNamespace,
                host,
                startMillis,
                directory,
                new JvmFlags(exitsOnOutOfMemory, reducesSignals, errorFile.isEmpty() ? null : errorFile),
                in.text(),
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                handlers(in));
    }

    private static List<String> handlers(FactsReader in) throws IOException {
        long count = in.number();
        if (count < 0 || count > RunImage.MOST_HANDLERS) {
            throw new IOException(count + " handlers");
        }
        List<String> handlers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            handlers.add(i < MOST_NAMED ? in.text() : "handler " + (i + 1));
        }
        return handlers;
    }

    /** What ties a file to its run. */
    static FileMark mark(byte[] bytes) throws IOException {
        return readMark(new FactsReader(bytes));
    }

    private static FileMark readMark(FactsReader in) throws IOException {
        long version = in.number();
        if (version != VERSION) {
            throw new IOException("version " + version + " of the journal, which this agent does not know");
        }
        return new FileMark(in.number(), in.truth());
    }
}
