package io.github.atexit.premain;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.AccessController;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own class loader: reads its classes from one uncompressed block of the agent's jar, because a JarFile
 * and a URLClassLoader cost more than the classes themselves. What most starts do not need has blocks of its own, which
 * are read when the first of their classes is: the JSON library, the journal, other features that a manifest must ask for,
 * the commands.
 * The application's classes are not visible to it, nor are its own to the application. Of the system loader it takes only
 * the public types and this package.
 *
 * <p>A block: a hash table, then the bytes of the classes. The table: an int, the number of its slots, a power of two;
 * per slot three ints: the hash code of a class's name, the offset of its bytes, their length, 0 in an empty slot. A
 * class is in the slot that its hash code's lowest bits name, or in the first free one behind. Written by the build's
 * PackAgentJar, which refuses equal hash codes.
 */
public final class AgentClassLoader extends ClassLoader {
    private static final String BLOCK = "META-INF/atexit/agent.block";
    private static final String[] LATE_BLOCKS = {
        "META-INF/atexit/library.block",
        "META-INF/atexit/journal.block",
        "META-INF/atexit/features.block",
        "META-INF/atexit/commands.block"
    };
    private static final int LIBRARY_BLOCK = 0;
    private static final int JOURNAL_BLOCK = 1;
    private static final String LIBRARY = "io.github.atexit.shaded.jackson.";
    private static final String ROOT = "io.github.atexit.";
    private static final String ENTRY = ROOT + "premain.";

    static {
        registerAsParallelCapable();
    }

    private final File jar;
    private final byte[] block;
    private final ProtectionDomain domain;
    private final ClassLoader outside;
    private final byte[] @Nullable [] late = new byte[LATE_BLOCKS.length][];

    private AgentClassLoader(File jar, byte[] block, ClassLoader outside) {
        super(outside.getParent());
        this.jar = jar;
        this.block = block;
        this.outside = outside;
        Permissions all = new Permissions();
        all.add(new AllPermission());
        // No code source: the JVM would make its text anew for each class.
        this.domain = new ProtectionDomain(null, all);
    }

    /**
     * Reads the block of the jar that this class came from.
     *
     * @throws IOException if the jar cannot be read or has no block
     */
    public static AgentClassLoader open() throws IOException {
        URL location =
                AgentClassLoader.class.getProtectionDomain().getCodeSource().getLocation();
        String path = location.getPath();
        boolean isPlain = location.getProtocol().equals("file") && path.indexOf('%') < 0;
        File jar = isPlain ? new File(path) : Rare.fileOf(location);
        return new AgentClassLoader(jar, read(jar, BLOCK), AgentClassLoader.class.getClassLoader());
    }

    private static byte[] read(File jar, String name) throws IOException {
        ZipFile zip = new ZipFile(jar);
        try {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("no " + name + " in " + jar);
            }
            byte[] block = new byte[(int) entry.getSize()];
            new DataInputStream(zip.getInputStream(entry)).readFully(block);
            return block;
        } finally {
            zip.close();
        }
    }

    /**
     * The bytes of a class in the block.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public byte[] bytesOf(String className) {
        int entry = find(block, className);
        if (entry < 0) {
            throw new IllegalArgumentException(className);
        }
        byte[] bytes = new byte[intAt(block, entry + 8)];
        System.arraycopy(block, intAt(block, entry + 4), bytes, 0, bytes.length);
        return bytes;
    }

    /** The agent's jar. */
    public File jar() {
        return jar;
    }

    /** The loader that the application's own agents and, usually, the application itself were loaded by. */
    public ClassLoader outside() {
        return outside;
    }

    @Override
    @SuppressWarnings("removal")
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (System.getSecurityManager() == null) {
            return find(name, resolve);
        }
        return Rare.privileged(this, name, resolve);
    }

    private Class<?> find(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            try {
                return Class.forName(name, false, null); // past the locks and maps of two loaders
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, resolve); // java.sql is the platform loader's from 9 on
            }
        }
        Class<?> own = define(name, block);
        if (own != null) {
            return own;
        }
        if (isShared(name)) {
            return outside.loadClass(name);
        }
        if (name.startsWith(ROOT)) {
            int only = onlyBlockOf(name);
            int last = only < 0 ? LATE_BLOCKS.length - 1 : only;
            for (int i = only < 0 ? JOURNAL_BLOCK + 1 : only; i <= last && own == null; i++) {
                own = define(name, late(i));
            }
        }
        return own == null ? super.loadClass(name, resolve) : own;
    }

    /** The late block that a class is in as its package says; negative where it says nothing. */
    private static int onlyBlockOf(String name) {
        if (name.startsWith(LIBRARY)) {
            return LIBRARY_BLOCK;
        }
        boolean isJournals = name.startsWith("journal.", ROOT.length())
                || name.startsWith("evidence.", ROOT.length())
                || name.startsWith("sentinel.", ROOT.length());
        return isJournals ? JOURNAL_BLOCK : -1;
    }

    /** The class of this name, or null if the block has none. The JVM seldom asks twice: no lock and no look before. */
    private @Nullable Class<?> define(String name, byte[] from) {
        int entry = find(from, name);
        if (entry < 0) {
            return null;
        }
        try {
            return defineClass(name, from, intAt(from, entry + 4), intAt(from, entry + 8), domain);
        } catch (LinkageError e) {
            Class<?> defined = findLoadedClass(name); // by another thread, or by an earlier call that was no JVM's
            if (defined == null) {
                throw e;
            }
            return defined;
        }
    }

    private synchronized byte[] late(int index) throws ClassNotFoundException {
        byte[] read = late[index];
        if (read == null) {
            try {
                read = read(jar, LATE_BLOCKS[index]);
            } catch (IOException e) {
                throw new ClassNotFoundException(LATE_BLOCKS[index], e);
            }
            late[index] = read;
        }
        return read;
    }

    private static boolean isShared(String name) {
        return name.startsWith(ROOT) && (name.startsWith(ENTRY) || name.indexOf('.', ROOT.length()) < 0);
    }

    /** The position of a class's three ints, or -1. */
    private static int find(byte[] block, String name) {
        int hash = name.hashCode();
        int last = intAt(block, 0) - 1;
        for (int slot = hash & last; ; slot = (slot + 1) & last) {
            int entry = 4 + 12 * slot;
            if (intAt(block, entry + 8) == 0) {
                return -1;
            }
            if (intAt(block, entry) == hash) {
                return entry;
            }
        }
    }

    private static int intAt(byte[] block, int at) {
        return (block[at] << 24)
                | ((block[at + 1] & 0xff) << 16)
                | ((block[at + 2] & 0xff) << 8)
                | (block[at + 3] & 0xff);
    }

    /** What most starts do without, apart: a class loads the exceptions that it catches. */
    private static final class Rare {
        /** With the agent's own permissions, not those of the code whose exit made a class necessary. */
        @SuppressWarnings("removal")
        static Class<?> privileged(final AgentClassLoader loader, final String name, final boolean resolve)
                throws ClassNotFoundException {
            try {
                return AccessController.doPrivileged(new PrivilegedExceptionAction<Class<?>>() {
                    @Override
                    public Class<?> run() throws ClassNotFoundException {
                        return loader.find(name, resolve);
                    }
                });
            } catch (PrivilegedActionException e) {
                throw (ClassNotFoundException) e.getException();
            }
        }

        /** The file of a URL whose path is written with escapes. */
        static File fileOf(URL location) throws IOException {
            try {
                return new File(location.toURI());
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
    }
}
