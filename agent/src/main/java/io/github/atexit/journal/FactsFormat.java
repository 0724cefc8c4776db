package io.github.atexit.journal;

import io.github.atexit.evidence.JvmFlags;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the facts of a run stand in its file. The checksum over them is the file's. */
final class FactsFormat {
    private static final int VERSION = 1;
    private static final int LONGEST_NAME = 120; // characters of a handler's name
    private static final int LONGEST_TEXT = 5000; // characters of anything else; a path is shorter
    private static final int MOST_NAMED = 1000; // handlers; cells without a name are told by their number

    private FactsFormat() {}

    static byte[] write(RunFacts facts, FileMark mark) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeLong(mark.inode);
        out.writeBoolean(mark.locked);
        text(out, facts.identity.manifest());
        text(out, facts.identity.mainClass());
        out.writeLong(facts.pid);
        out.writeLong(facts.startTicks);
        text(out, facts.bootId);
        text(out, facts.pidNamespace);
        text(out, facts.host);
        out.writeLong(facts.startMillis);
        text(out, facts.directory);
        out.writeBoolean(facts.flags.exitsOnOutOfMemory());
        out.writeBoolean(facts.flags.reducesSignals());
        String errorFile = facts.flags.errorFile();
        text(out, errorFile == null ? "" : errorFile);
        text(out, facts.oomFile);
        out.writeLong(facts.oomKills);
        text(out, facts.javaVersion);
        text(out, facts.javaVendor);
        text(out, facts.agentVersion);
        out.writeInt(facts.handlers.size());
        int named = Math.min(facts.handlers.size(), MOST_NAMED);
        for (int i = 0; i < named; i++) {
            out.writeUTF(name(facts.handlers.get(i)));
        }
        return bytes.toByteArray();
    }

    /** What a handler is called in a file. */
    static String name(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeUTF(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    /** @throws IOException if they are not what {@link #write} makes */
    static RunFacts read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readByte() != VERSION) {
            throw new IOException("a version of the journal that this agent does not know");
        }
        in.readLong();
        in.readBoolean();
        RunIdentity identity = RunIdentity.read(in.readUTF(), in.readUTF());
        long pid = in.readLong();
        long startTicks = in.readLong();
        String bootId = in.readUTF();
        String pidNamespace = in.readUTF();
        String host = in.readUTF();
        long startMillis = in.readLong();
        String directory = in.readUTF();
        boolean exitsOnOutOfMemory = in.readBoolean();
        boolean reducesSignals = in.readBoolean();
        String errorFile = in.readUTF();
        String oomFile = in.readUTF();
        long oomKills = in.readLong();
        String javaVersion = in.readUTF();
        String javaVendor = in.readUTF();
        String agentVersion = in.readUTF();
        List<String> handlers = handlers(in);
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
                oomFile,
                oomKills,
                javaVersion,
                javaVendor,
                agentVersion,
                handlers);
    }

    private static List<String> handlers(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > RunFile.MOST_HANDLERS) {
            throw new IOException(count + " handlers");
        }
        List<String> handlers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            handlers.add(i < MOST_NAMED ? in.readUTF() : "handler " + (i + 1));
        }
        return handlers;
    }

    /** What ties a file to its run: null if these are no facts. */
    static @Nullable FileMark mark(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return in.readByte() == VERSION ? new FileMark(in.readLong(), in.readBoolean()) : null;
    }
}
