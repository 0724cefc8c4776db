package io.github.atexit.weave;

/**
 * A place in the JDK where a call of the bridge is woven in. What is woven follows from the bridge method's descriptor:
 * it is given the woven method's first arguments ({@code this} included where the method has one); a result of type
 * {@code int} replaces the first argument, a {@code boolean} that is true makes the method return at once.
 *
 * <p>All points are there on 8, 11, 17, 21, 25, 26 and 27 (measured).
 */
final class WeavePoint {
    /** The class that woven code calls. */
    static final String BRIDGE = "java/lang/AtExitBridge";
    /** Tells a method that is called once more from within which of the two calls it is. */
    static final String GOES_AROUND = "goesAround()Z";

    /** Loaded on demand by the JDK: woven while they load, which no later retransformation undoes. */
    static final WeavePoint[] ON_LOAD = {
        enter("java/lang/Shutdown", "exit(I)V", "shutdownExit(I)V"),
        enter("java/lang/Shutdown", "shutdown()V", "shutdownBegins()V"),
        leave("java/lang/Shutdown", "shutdown()V", "shutdownEnds()V"),
        enter("java/lang/Shutdown", "halt(I)V", "halt(I)I"),
        enterWithField(
                "java/lang/ApplicationShutdownHooks",
                "runHooks()V",
                "hooksBegin(Ljava/util/Map;)V",
                "hooks",
                "Ljava/util/IdentityHashMap;"),
        leave(
                "sun/launcher/LauncherHelper",
                "checkAndLoadMain(ZILjava/lang/String;)Ljava/lang/Class;",
                "mainLoaded(Ljava/lang/Class;)V"),
    };

    /** Loaded before any agent starts: retransformed. */
    static final WeavePoint[] RETRANSFORMED = {
        enter("java/lang/Runtime", "exit(I)V", "runtimeExit(I)V"),
        enter("java/lang/Runtime", "halt(I)V", "runtimeHalt(I)V"),
        enter(
                "java/lang/Thread",
                "dispatchUncaughtException(Ljava/lang/Throwable;)V",
                "uncaught(Ljava/lang/Thread;Ljava/lang/Throwable;)Z"),
        enter("java/lang/Thread", "exit()V", "threadEnds(Ljava/lang/Thread;)V"),
    };

    final String owner;
    /** Name and descriptor in one. */
    final String method;
    /** Name and descriptor in one. */
    final String bridgeMethod;

    final boolean onReturn;
    /** The static field of the owner that the bridge method is given; empty for the method's own arguments. */
    final String field;

    final String fieldDescriptor;

    private WeavePoint(
            String owner, String method, String bridgeMethod, boolean onReturn, String field, String fieldDescriptor) {
        this.owner = owner;
        this.method = method;
        this.bridgeMethod = bridgeMethod;
        this.onReturn = onReturn;
        this.field = field;
        this.fieldDescriptor = fieldDescriptor;
    }

    static WeavePoint enter(String owner, String method, String bridgeMethod) {
        return new WeavePoint(owner, method, bridgeMethod, false, "", "");
    }

    static WeavePoint leave(String owner, String method, String bridgeMethod) {
        return new WeavePoint(owner, method, bridgeMethod, true, "", "");
    }

    private static WeavePoint enterWithField(
            String owner, String method, String bridgeMethod, String field, String fieldDescriptor) {
        return new WeavePoint(owner, method, bridgeMethod, false, field, fieldDescriptor);
    }

    /** The bridge method's name. */
    String bridgeName() {
        return bridgeMethod.substring(0, bridgeMethod.indexOf('('));
    }

    /** The bridge method's descriptor. */
    String bridgeDescriptor() {
        return bridgeMethod.substring(bridgeMethod.indexOf('('));
    }
}
