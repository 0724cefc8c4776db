package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a JVM ends. The first five are seen by Java code while they happen (<em>live</em>), the last two only
 * by whoever looks afterwards (<em>dead</em>).
 */
public enum ExitRoute {
    /** Main returned and the last non-daemon thread ended. */
    MAIN_RETURN("main-return", true, true),
    /** Main ended by an uncaught exception, however long other threads lived on. */
    MAIN_THROW("main-throw", true, true),
    /** {@code System.exit} or {@code Runtime.exit}. */
    EXIT("exit", true, true),
    /** SIGTERM, SIGINT or SIGHUP, or an exit called on the thread that handles one of them. */
    SIGNAL("signal", true, true),
    /** {@code Runtime.halt}. */
    HALT("halt", true, false),
    /** The JVM died of a fatal error and left an hs_err file. */
    CRASHED("crashed", false, false),
    /** The JVM is gone, passed no route and left nothing: SIGKILL, the kernel's OOM killer, a native exit. */
    VANISHED("vanished", false, false);

    private final String id;
    private final boolean live;
    private final boolean runsShutdownHooks;

    ExitRoute(String id, boolean live, boolean runsShutdownHooks) {
        this.id = id;
        this.live = live;
        this.runsShutdownHooks = runsShutdownHooks;
    }

    /** The route's word in manifests and reports, such as {@code main-return}. */
    public String id() {
        return id;
    }

    /** Whether Java code runs on this route, so that handlers can run before the end. */
    public boolean isLive() {
        return live;
    }

    /** Whether the JVM itself runs its shutdown hooks and deletes its delete-on-exit files on this route. */
    public boolean runsShutdownHooks() {
        return runsShutdownHooks;
    }

    /** Whether it cuts threads off within their calls, so that their {@code finally} blocks do not run. */
    public boolean cutsCalls() {
        return this == EXIT || this == SIGNAL || this == HALT;
    }

    /** The route with this {@link #id()}, or null. */
    public static @Nullable ExitRoute withId(String id) {
        for (ExitRoute route : values()) {
            if (route.id.equals(id)) {
                return route;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return id;
    }
}
