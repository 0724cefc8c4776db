package com.acme.journal;

import com.acme.Effects;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends, or dies, as its first argument says, once there is a file named as the second: all under one main class, so that
 * each start judges the one before.
 */
public final class DiesAsTold {
    private static final List<byte[]> HELD = new ArrayList<byte[]>();

    public static void main(String[] args) throws Exception {
        Effects.append("main");
        if (args.length > 1) {
            Effects.say("ready");
            awaitFile(args[1]);
        }
        switch (args[0]) {
            case "wait":
                Effects.say("ready");
                Effects.hang();
                break;
            case "exit":
                System.exit(3);
                break;
            case "halt":
                Runtime.getRuntime().halt(3);
                break;
            case "throw":
                Effects.fail();
                break;
            case "kill":
            case "segv":
            case "term":
                signal(args[0]);
                break;
            case "native exit":
                NativeExit.call("exit", 3);
                break;
            case "native _exit":
                NativeExit.call("_exit", 3);
                break;
            case "jni exit":
                JniExit.exit(3);
                break;
            case "jni _exit":
                JniExit.exitAtOnce(3);
                break;
            case "full heap":
                fillHeap();
                break;
            case "leave thread":
                leaveThread();
                break;
            default:
                break;
        }
    }

    private static void awaitFile(String name) throws InterruptedException {
        while (!new File(name).exists()) {
            Thread.sleep(1);
        }
    }

    /** Sends this process a signal, by a program. */
    private static void signal(String name) throws Exception {
        String pid = new File("/proc/self").getCanonicalFile().getName();
        new ProcessBuilder("kill", "-" + name.toUpperCase(), pid).start().waitFor();
        Effects.hang();
    }

    private static void fillHeap() {
        while (true) {
            HELD.add(new byte[1 << 16]);
        }
    }

    private static void leaveThread() {
        new Thread(new Runnable() {
                    @Override
                    public void run() {
                        try {
                            Effects.hang();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                })
                .start();
        Effects.say("ready");
    }

    /** Calls a function of the C library through the foreign function interface (22 to 27), by reflection. */
    private static final class NativeExit {
        static void call(String function, int status) throws Exception {
            Class<?> linkerType = Class.forName("java.lang.foreign.Linker");
            Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
            Class<?> descriptor = Class.forName("java.lang.foreign.FunctionDescriptor");
            Class<?> option = Class.forName("java.lang.foreign.Linker$Option");
            Object linker = linkerType.getMethod("nativeLinker").invoke(null);
            Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
            Method find = Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class);
            Object address = ((java.util.Optional<?>) find.invoke(lookup, function)).get();
            Object arguments = Array.newInstance(layout, 1);
            Array.set(
                    arguments,
                    0,
                    Class.forName("java.lang.foreign.ValueLayout")
                            .getField("JAVA_INT")
                            .get(null));
            Object signature =
                    descriptor.getMethod("ofVoid", arguments.getClass()).invoke(null, arguments);
            Object handle = linkerType
                    .getMethod(
                            "downcallHandle",
                            Class.forName("java.lang.foreign.MemorySegment"),
                            descriptor,
                            Array.newInstance(option, 0).getClass())
                    .invoke(linker, address, signature, Array.newInstance(option, 0));
            try {
                ((java.lang.invoke.MethodHandle) handle).invokeWithArguments(status);
            } catch (Throwable e) {
                throw new IOException(e);
            }
        }
    }
}
