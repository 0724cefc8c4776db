package io.github.atexit.launch;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The exit points where a SecurityManager may be (8 to 23): the agent acts with its own permissions, not with those of
 * the application's code that called exit. The agent's jar needs AllPermission in the policy.
 */
final class PrivilegedExitPoints extends AtExitBridge {
    private final ExitPoints points;

    PrivilegedExitPoints(ExitPoints points) {
        this.points = points;
    }

    /** Whether this JVM can have a SecurityManager. */
    static boolean areNeeded() {
        String version = System.getProperty("java.specification.version", "");
        return version.startsWith("1.") || version.compareTo("24") < 0;
    }

    @SuppressWarnings("removal")
    private static boolean isFree() {
        return System.getSecurityManager() == null;
    }

    /** One call of the bridge's. */
    private abstract static class Call<T> implements PrivilegedAction<T> {
        @SuppressWarnings("removal")
        T make() {
            return AccessController.doPrivileged(this);
        }
    }

    @Override
    protected @Nullable Throwable onRuntimeExit(final int status) {
        if (isFree()) {
            return points.onRuntimeExit(status);
        }
        return new Call<@Nullable Throwable>() {
            @Override
            public @Nullable Throwable run() {
                return points.onRuntimeExit(status);
            }
        }.make();
    }

    @Override
    protected @Nullable Throwable onRuntimeHalt(final int status) {
        if (isFree()) {
            return points.onRuntimeHalt(status);
        }
        return new Call<@Nullable Throwable>() {
            @Override
            public @Nullable Throwable run() {
                return points.onRuntimeHalt(status);
            }
        }.make();
    }

    @Override
    protected void onShutdownExit(final int status) {
        if (isFree()) {
            points.onShutdownExit(status);
            return;
        }
        new Call<@Nullable Void>() {
            @Override
            public @Nullable Void run() {
                points.onShutdownExit(status);
                return null;
            }
        }.make();
    }

    @Override
    protected void onShutdownBegins() {
        if (isFree()) {
            points.onShutdownBegins();
            return;
        }
        new Call<@Nullable Void>() {
            @Override
            public @Nullable Void run() {
                points.onShutdownBegins();
                return null;
            }
        }.make();
    }

    @Override
    protected void onShutdownEnds() {
        if (isFree()) {
            points.onShutdownEnds();
            return;
        }
        new Call<@Nullable Void>() {
            @Override
            public @Nullable Void run() {
                points.onShutdownEnds();
                return null;
            }
        }.make();
    }

    @Override
    protected int onHalt(final int status) {
        if (isFree()) {
            return points.onHalt(status);
        }
        return new Call<Integer>() {
            @Override
            public Integer run() {
                return points.onHalt(status);
            }
        }.make();
    }

    @Override
    protected void onHooksBegin(final @Nullable Map<?, ?> hooks) {
        if (isFree()) {
            points.onHooksBegin(hooks);
            return;
        }
        new Call<@Nullable Void>() {
            @Override
            public @Nullable Void run() {
                points.onHooksBegin(hooks);
                return null;
            }
        }.make();
    }

    @Override
    protected void onThreadEnds(final Thread thread) {
        if (isFree()) {
            points.onThreadEnds(thread);
            return;
        }
        new Call<@Nullable Void>() {
            @Override
            public @Nullable Void run() {
                points.onThreadEnds(thread);
                return null;
            }
        }.make();
    }

    @Override
    protected boolean onUncaught(Thread thread, Throwable thrown) {
        return points.onUncaught(thread, thrown);
    }

    @Override
    protected void onConstructed(Object instance) {
        points.onConstructed(instance); // needs no permission
    }

    @Override
    protected @Nullable BooleanSupplier onRegister(final String name, final Runnable action) {
        if (isFree()) {
            return points.onRegister(name, action);
        }
        return new Call<@Nullable BooleanSupplier>() {
            @Override
            public @Nullable BooleanSupplier run() {
                return points.onRegister(name, action);
            }
        }.make();
    }

    @Override
    protected void onMainLoaded(Class<?> mainClass) {
        points.onMainLoaded(mainClass);
    }

    @Override
    protected void onSuppressed(Throwable thrown) {
        points.onSuppressed(thrown);
    }
}
