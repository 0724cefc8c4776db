package io.github.atexit.journal;

import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** Whose run it is: two runs with the same manifest and main class are of one kind, and judge each other. Immutable. */
public final class RunIdentity {
    private final String manifest;
    private final String mainClass;

    private RunIdentity(String manifest, String mainClass) {
        this.manifest = manifest;
        this.mainClass = mainClass;
    }

    /**
     * The identity of a run.
     *
     * @param manifest the manifest's path as the user gave it; null if there is none. Links in it are not resolved: a new
     *     version that is put behind a link is the same manifest
     * @param mainClass empty where the agent does not know it
     */
    public static RunIdentity of(@Nullable String manifest, String mainClass) {
        return new RunIdentity(
                manifest == null
                        ? ""
                        : Paths.get(manifest).toAbsolutePath().normalize().toString(),
                mainClass);
    }

    static RunIdentity read(String manifest, String mainClass) {
        return new RunIdentity(manifest, mainClass);
    }

    /** The manifest's absolute path; empty if there is none. */
    public String manifest() {
        return manifest;
    }

    public String mainClass() {
        return mainClass;
    }

    boolean isSame(RunIdentity other) {
        return manifest.equals(other.manifest) && mainClass.equals(other.mainClass);
    }

    /** Sixteen digits that file names begin with (64-bit FNV-1a). */
    String digits() {
        long hash = 0xcbf29ce484222325L;
        String text = manifest + '\0' + mainClass;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hex(hash, 16);
    }

    static String hex(long value, int width) {
        StringBuilder digits = new StringBuilder(width);
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            digits.append(Character.forDigit((int) ((value >>> shift) & 15), 16));
        }
        return digits.toString();
    }
}
