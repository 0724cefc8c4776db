package io.github.atexit.evidence;

import org.jspecify.annotations.Nullable;

/** How many processes of a control group the kernel's OOM killer has killed. Reads version 1 and 2. Immutable. */
public final class OomKills {
    /** The count where the kernel does not tell. */
    public static final long UNKNOWN = -1;

    private final String group;
    private final long count;

    private OomKills(String group, long count) {
        this.group = group;
        this.count = count;
    }

    /** The count of this process's memory control group. */
    public static OomKills ofSelf() {
        return in("/proc/self/cgroup", "/sys/fs/cgroup");
    }

    /** The count of a process's memory control group; it can be read as long as the process or the group is there. */
    public static OomKills of(long pid) {
        return in("/proc/" + pid + "/cgroup", "/sys/fs/cgroup");
    }

    /** The count of the group that has this file now. */
    public static OomKills inFile(String file) {
        return new OomKills(file, file.isEmpty() ? UNKNOWN : count(file));
    }

    static OomKills in(String groupsOfProcess, String root) {
        String groups = SmallFile.read(groupsOfProcess, 65536);
        if (groups == null) {
            return new OomKills("", UNKNOWN);
        }
        OomKills found = new OomKills("", UNKNOWN);
        int start = 0;
        while (start < groups.length()) {
            int end = groups.indexOf('\n', start);
            String line = groups.substring(start, end < 0 ? groups.length() : end);
            start = end < 0 ? groups.length() : end + 1;
            if (found.count == UNKNOWN) {
                found = ofLine(line, root);
            }
        }
        return found;
    }

    /** A line as {@code 4:memory:/path} (version 1) or {@code 0::/path} (version 2). */
    private static OomKills ofLine(String line, String root) {
        int first = line.indexOf(':');
        int second = line.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            return new OomKills("", UNKNOWN);
        }
        String controllers = line.substring(first + 1, second);
        String path = line.substring(second + 1);
        if (controllers.isEmpty()) {
            return ofPath(root, path, "/memory.events");
        }
        boolean memory = (',' + controllers + ',').contains(",memory,");
        return memory ? ofPath(root + "/memory", path, "/memory.oom_control") : new OomKills("", UNKNOWN);
    }

    /** In a container the path may be the host's, and the group itself be mounted at the root. */
    private static OomKills ofPath(String mount, String path, String file) {
        OomKills named = inFile(mount + (path.equals("/") ? "" : path) + file);
        return named.count == UNKNOWN && !path.equals("/") ? inFile(mount + file) : named;
    }

    private static long count(String file) {
        String text = SmallFile.read(file, 4096);
        int at = text == null ? -1 : ('\n' + text).indexOf("\noom_kill ");
        if (text == null || at < 0) {
            return UNKNOWN;
        }
        int start = at + "oom_kill ".length();
        int end = text.indexOf('\n', start);
        try {
            return Long.parseLong(text.substring(start, end < 0 ? text.length() : end));
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** The file that the count was read from; empty if there is none. */
    public String file() {
        return group;
    }

    /** The count, or {@link #UNKNOWN}. */
    public long count() {
        return count;
    }

    /**
     * What it says that the count is higher now than it was.
     *
     * @param before of the same file, or {@link #UNKNOWN}
     * @return null if it says nothing
     */
    public @Nullable String evidence(long before) {
        if (before == UNKNOWN || count == UNKNOWN || count <= before) {
            return null;
        }
        return "the OOM-kill count of the control group rose from " + before + " to " + count + " (" + group
                + "): the kernel's OOM killer";
    }
}
