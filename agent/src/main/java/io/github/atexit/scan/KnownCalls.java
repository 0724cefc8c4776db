package io.github.atexit.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JDK's methods that a scan looks for. */
final class KnownCalls {
    private static final Map<String, FindingKind> KINDS = new HashMap<>();

    static {
        KINDS.put("java/lang/System.exit(I)V", FindingKind.EXIT);
        KINDS.put("java/lang/Runtime.exit(I)V", FindingKind.EXIT);
        KINDS.put("java/lang/Runtime.halt(I)V", FindingKind.HALT);
        KINDS.put("java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V", FindingKind.HOOK);
        KINDS.put("java/io/File.deleteOnExit()V", FindingKind.DELETE_ON_EXIT);
        KINDS.put(
                "sun/misc/Signal.handle(Lsun/misc/Signal;Lsun/misc/SignalHandler;)Lsun/misc/SignalHandler;",
                FindingKind.SIGNAL);
        KINDS.put(
                "jdk/internal/misc/Signal.handle(Ljdk/internal/misc/Signal;Ljdk/internal/misc/Signal$Handler;)"
                        + "Ljdk/internal/misc/Signal$Handler;",
                FindingKind.SIGNAL);
    }

    private KnownCalls() {}

    /** What a call of this method is; null if it is of no interest. All names as in class files. */
    static @Nullable FindingKind kind(String owner, String name, String descriptor) {
        if (owner.equals("java/util/concurrent/Executors")) {
            return name.startsWith("new") && descriptor.endsWith("ExecutorService;") ? FindingKind.EXECUTOR : null;
        }
        // Few owners: most calls are done with here, without a new text.
        boolean isOwner = owner.startsWith("java/lang/")
                || owner.equals("java/io/File")
                || owner.equals("sun/misc/Signal")
                || owner.equals("jdk/internal/misc/Signal");
        return isOwner ? KINDS.get(owner + '.' + name + descriptor) : null;
    }
}
