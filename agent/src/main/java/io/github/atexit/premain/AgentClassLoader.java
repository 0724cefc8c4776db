package io.github.atexit.premain;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The agent's own class loader: reads all its classes from one uncompressed block of the agent's jar, because a JarFile
 * and a URLClassLoader cost more than the classes themselves. The application's classes are not visible to it, nor are
 * its own to the application. Of the system loader it takes only the public types and this package.
 *
 * <p>The block: an int count; per class three ints, sorted by the first: the hash code of the class's name, the offset of
 * its bytes, their length; then the bytes. Written by the build's PackAgentJar, which refuses equal hash codes.
 */
public final class AgentClassLoader extends ClassLoader {
    private static final String BLOCK = "META-INF/atexit/agent.block";
    private static final String ROOT = "io.github.atexit.";
    private static final String ENTRY = ROOT + "premain.";

    static {
        registerAsParallelCapable();
    }

    private final byte[] block;
    private final ProtectionDomain domain;
    private final ClassLoader outside;

    private AgentClassLoader(byte[] block, CodeSource source, ClassLoader outside) {
        super(outside.getParent());
        this.block = block;
        this.outside = outside;
        Permissions all = new Permissions();
        all.add(new AllPermission());
        this.domain = new ProtectionDomain(source, all);
    }

    /**
     * Reads the block of the jar that this class came from.
     *
     * @throws IOException if the jar cannot be read or has no block
     */
    public static AgentClassLoader open() throws IOException {
        CodeSource source = AgentClassLoader.class.getProtectionDomain().getCodeSource();
        ZipFile jar;
        try {
            jar = new ZipFile(new File(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try {
            ZipEntry entry = jar.getEntry(BLOCK);
            if (entry == null) {
                throw new IOException("no " + BLOCK + " in " + jar.getName());
            }
            byte[] block = new byte[(int) entry.getSize()];
            new DataInputStream(jar.getInputStream(entry)).readFully(block);
            return new AgentClassLoader(block, source, AgentClassLoader.class.getClassLoader());
        } finally {
            jar.close();
        }
    }

    /**
     * The bytes of a class in the block.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public byte[] bytesOf(String className) {
        int entry = find(className);
        if (entry < 0) {
            throw new IllegalArgumentException(className);
        }
        byte[] bytes = new byte[intAt(entry + 8)];
        System.arraycopy(block, intAt(entry + 4), bytes, 0, bytes.length);
        return bytes;
    }

    /** The loader that the application's own agents and, usually, the application itself were loaded by. */
    public ClassLoader outside() {
        return outside;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                int entry = find(name);
                if (entry >= 0) {
                    loaded = defineClass(name, block, intAt(entry + 4), intAt(entry + 8), domain);
                } else if (isShared(name)) {
                    loaded = outside.loadClass(name);
                } else {
                    loaded = super.loadClass(name, resolve);
                }
            }
            return loaded;
        }
    }

    private static boolean isShared(String name) {
        return name.startsWith(ROOT) && (name.startsWith(ENTRY) || name.indexOf('.', ROOT.length()) < 0);
    }

    /** The position of a class's three ints, or -1. */
    private int find(String name) {
        int hash = name.hashCode();
        int low = 0;
        int high = intAt(0) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = intAt(4 + 12 * middle);
            if (found < hash) {
                low = middle + 1;
            } else if (found > hash) {
                high = middle - 1;
            } else {
                return 4 + 12 * middle;
            }
        }
        return -1;
    }

    private int intAt(int at) {
        return (block[at] << 24)
                | ((block[at + 1] & 0xff) << 16)
                | ((block[at + 2] & 0xff) << 8)
                | (block[at + 3] & 0xff);
    }
}
