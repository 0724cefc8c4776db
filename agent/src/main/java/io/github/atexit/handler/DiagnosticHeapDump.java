package io.github.atexit.handler;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GC.heap_dump}, which the JVM gives to {@code jcmd} only and not to its own code: here by its MXBean. */
final class DiagnosticHeapDump extends DiagnosticAction {
    static final String COMMAND = "GC.heap_dump";

    /** JDK 9 and later refuse another. */
    private static final String SUFFIX = ".hprof";

    @Override
    boolean writesFile() {
        return true;
    }

    @Override
    String run(List<String> arguments, @Nullable String file) throws IOException {
        boolean live = true;
        String target = file;
        for (String argument : arguments) {
            if (argument.equals("-all")) {
                live = false;
            } else if (argument.startsWith("-") || target != null) {
                throw new IllegalArgumentException(
                        COMMAND + " does not take \"" + argument + "\" here (\"-all\" and one file)");
            } else {
                target = argument;
            }
        }
        if (target == null) {
            throw new IllegalArgumentException(COMMAND + " needs a file");
        }
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null) {
            throw new IllegalStateException("this JVM cannot dump its heap");
        }
        dump(jvm, new File(target).getAbsoluteFile(), live);
        return "";
    }

    private static void dump(HotSpotDiagnosticMXBean jvm, File file, boolean live) throws IOException {
        File dumped = file.getName().endsWith(SUFFIX) ? file : new File(file + SUFFIX);
        jvm.dumpHeap(dumped.getPath(), live);
        if (!dumped.equals(file) && !dumped.renameTo(file)) {
            throw new IOException("the dump " + dumped + " could not be renamed to " + file);
        }
    }
}
