package io.github.atexit.launch;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.manifest.ClassGlob;
import io.github.atexit.report.ReportText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds who ended the JVM: the nearest frame that is neither the JDK's nor an exit wrapper's. Immutable. */
public final class CallerFinder {
    /** Classes through which others exit; their nested classes and lambdas count as theirs. */
    private static final String[] KNOWN_WRAPPERS = {
        "org.apache.kafka.common.utils.Exit",
        "org.apache.kafka.common.utils.internals.Exit", // from Kafka 4.4 on
        "kafka.utils.Exit",
        "org.apache.hadoop.util.ExitUtil",
        "org.apache.zookeeper.util.ServiceUtils",
        "org.apache.flink.runtime.security.FlinkSecurityManager",
        "scala.sys.package",
        "kotlin.system.ProcessKt",
    };

    private final JvmAccess jvm;
    private final List<String> wrappers;

    /** @param wrappers further classes that count as wrappers, as globs */
    CallerFinder(JvmAccess jvm, List<String> wrappers) {
        this.jvm = jvm;
        this.wrappers = wrappers;
    }

    /** The caller, or null if all frames are the JDK's. */
    @Nullable
    ExitCaller find(CallStack stack) {
        ExitCaller wrapper = null;
        for (int i = 0; i < stack.depth(); i++) {
            if (isJdk(stack, i)) {
                continue;
            }
            ExitCaller caller = new ExitCaller(stack.element(i), ReportText.codeSource(classOf(stack, i)));
            if (!isWrapper(stack.element(i).getClassName())) {
                return caller;
            }
            if (wrapper == null) {
                wrapper = caller;
            }
        }
        return wrapper;
    }

    /** The stack of an exception names its classes only. */
    private @Nullable Class<?> classOf(CallStack stack, int index) {
        Class<?> type = stack.declaringClass(index);
        return type == null ? jvm.anyLoaded(stack.element(index).getClassName()) : type;
    }

    private boolean isJdk(CallStack stack, int index) {
        Class<?> type = stack.declaringClass(index);
        return type == null ? CallStack.isJdk(stack.element(index).getClassName()) : jvm.isJdkClass(type);
    }

    /** Whether this class, or the one that it is nested in, is an exit wrapper that manifests need not name. */
    public static boolean isKnownWrapper(String className) {
        for (String known : KNOWN_WRAPPERS) {
            if (className.startsWith(known)
                    && (className.length() == known.length() || className.charAt(known.length()) == '$')) {
                return true;
            }
        }
        return false;
    }

    private boolean isWrapper(String className) {
        if (isKnownWrapper(className)) {
            return true;
        }
        for (String glob : wrappers) {
            if (ClassGlob.matches(glob, className)) {
                return true;
            }
        }
        return false;
    }
}
