package io.github.atexit.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;

/** The namespace in which this process's id means something: a container has its own. */
public final class PidNamespace {
    private PidNamespace() {}

    /** The kernel's name of the namespace, such as {@code pid:[4026531836]}; empty where the kernel does not tell. */
    public static String current() {
        try {
            return Files.readSymbolicLink(Paths.get("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
