package io.github.atexit.process;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands the signals that ask a process to end to its child, which is to decide. What a terminal sends to all processes in
 * its foreground the child has already. A signal that is ignored here stays so, here and there. By reflection: {@code
 * sun.misc.Signal} is in every JDK from 8 to 27, and no compiler's release knows it. Thread-safe.
 */
final class SignalRelay implements InvocationHandler {
    private static final String[] RELAYED = {"TERM", "INT", "HUP"};

    private final List<String> early = new ArrayList<>();
    private @Nullable Process child;

    /** Takes the signals from now on; those that arrive before there is a child are kept for it. */
    static SignalRelay start() {
        SignalRelay relay = new SignalRelay();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object self = Proxy.newProxyInstance(SignalRelay.class.getClassLoader(), new Class<?>[] {handler}, relay);
            Method handle = signal.getMethod("handle", signal, handler);
            Object ignored = handler.getField("SIG_IGN").get(null);
            for (String name : RELAYED) {
                Object relayed = signal.getConstructor(String.class).newInstance(name);
                if (ignored.equals(handle.invoke(null, relayed, self))) {
                    handle.invoke(null, relayed, ignored);
                }
            }
        } catch (ReflectiveOperationException e) {
            // -Xrs, or no such signal: this process ends of it, and the child goes on.
        }
        return relay;
    }

    /** The child that signals are for. */
    synchronized void to(Process process) {
        child = process;
        for (String name : early) {
            send(name, process);
        }
        early.clear();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!method.getName().equals("handle") || arguments == null) {
            return method.invoke(this, arguments); // equals, hashCode, toString
        }
        String name = (String) arguments[0].getClass().getMethod("getName").invoke(arguments[0]);
        received(name);
        return null;
    }

    private synchronized void received(String name) {
        boolean isTerminals = !name.equals("TERM") && isInForeground();
        if (isTerminals) {
            return;
        }
        if (child == null) {
            early.add(name);
        } else {
            send(name, child);
        }
    }

    /** Whether this process's group is what its terminal talks to. */
    private static boolean isInForeground() {
        try {
            String stat = new String(Files.readAllBytes(Paths.get("/proc/self/stat")), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[2].equals(fields[5]); // the process group, the terminal's group
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static void send(String name, Process process) {
        long pid = ProcessIds.of(process);
        if (name.equals("TERM") || pid < 0) {
            process.destroy(); // SIGTERM
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
