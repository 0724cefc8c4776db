package io.github.atexit.evidence;

import org.jspecify.annotations.Nullable;

/** The id that the kernel makes up at each boot. */
public final class BootId {
    private BootId() {}

    /** This boot's id; empty where the kernel does not tell. */
    public static String current() {
        String id = SmallFile.firstLine("/proc/sys/kernel/random/boot_id");
        return id == null ? "" : id;
    }

    /**
     * What it says of a process that its boot id is another than the current one.
     *
     * @param before the boot id while the process lived; empty if it is not known
     * @return null if it says nothing
     */
    public static @Nullable String evidence(String before, String now) {
        boolean changed = !before.isEmpty() && !now.isEmpty() && !before.equals(now);
        return changed ? "the boot id changed: the machine lost its power, was reset or rebooted" : null;
    }
}
