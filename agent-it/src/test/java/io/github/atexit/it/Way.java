package io.github.atexit.it;

import com.acme.route.CallsExit;
import com.acme.route.CallsExitByReflection;
import com.acme.route.CallsExitInOtherLoader;
import com.acme.route.CallsHaltOnThread;
import com.acme.route.CallsHaltWithHooks;
import com.acme.route.CallsRuntimeExit;
import com.acme.route.ExitsAfterMainReturned;
import com.acme.route.ExitsInOwnSignalHandler;
import com.acme.route.MainReturns;
import com.acme.route.MainThrows;
import com.acme.route.MainThrowsWhileThreadLivesOn;
import com.acme.route.ThreadOutlivesMain;
import com.acme.route.WaitsForSignal;
import java.util.List;

/**
 * A way in which an application ends, and what a report says of it. Text that is empty means that the report has none.
 */
enum Way {
    MAIN_RETURNS(MainReturns.class, "main-return", 0, "returned"),
    THREAD_OUTLIVES_MAIN(ThreadOutlivesMain.class, "main-return", 0, "returned"),
    MAIN_THROWS(MainThrows.class, "main-throw", 1, "threw"),
    MAIN_THROWS_WHILE_THREAD_LIVES_ON(MainThrowsWhileThreadLivesOn.class, "main-throw", 1, "threw"),
    EXIT_0(CallsExit.class, "exit", 0, "running", "main", "main", "0"),
    EXIT_3(CallsExit.class, "exit", 3, "running", "main", "main", "3"),
    RUNTIME_EXIT(CallsRuntimeExit.class, "exit", 3, "running", "main", "main"),
    EXIT_BY_REFLECTION(CallsExitByReflection.class, "exit", 3, "running", "main", "main"),
    EXIT_IN_OTHER_LOADER(CallsExitInOtherLoader.class, "exit", 3, "running", "plugin", "run"),
    EXIT_AFTER_MAIN_RETURNED(ExitsAfterMainReturned.class, "exit", 3, "returned", "worker", "run"),
    SIGTERM(WaitsForSignal.class, "TERM", 143),
    SIGINT(WaitsForSignal.class, "INT", 130),
    SIGHUP(WaitsForSignal.class, "HUP", 129),
    EXIT_IN_OWN_SIGNAL_HANDLER(ExitsInOwnSignalHandler.class, "TERM", 7),
    HALT(CallsHaltWithHooks.class, "halt", 3, "running", "main", "main"),
    HALT_ON_THREAD(CallsHaltOnThread.class, "halt", 3, "running", "worker", "run");

    private final Class<?> main;
    private final String route;
    private final String signal;
    private final int status;
    private final String mainEnd;
    private final String thread;
    private final String callerMethod;
    /** Separated by spaces. */
    private final String arguments;

    Way(Class<?> main, String route, int status, String mainEnd) {
        this(main, route, "", status, mainEnd, "", "");
    }

    Way(Class<?> main, String signal, int status) {
        this(main, "signal", signal, status, "running", "SIG" + signal + " handler", "");
    }

    Way(
            Class<?> main,
            String route,
            int status,
            String mainEnd,
            String thread,
            String callerMethod,
            String... arguments) {
        this(main, route, "", status, mainEnd, thread, callerMethod, arguments);
    }

    Way(
            Class<?> main,
            String route,
            String signal,
            int status,
            String mainEnd,
            String thread,
            String callerMethod,
            String... arguments) {
        this.main = main;
        this.route = route;
        this.signal = signal;
        this.status = status;
        this.mainEnd = mainEnd;
        this.thread = thread;
        this.callerMethod = callerMethod;
        this.arguments = String.join(" ", arguments);
    }

    /** Ends an application this way. */
    Ended run(Jvm jvm) {
        Child child = jvm.main(main, arguments.split(" ", -1)).start();
        if (!signal.isEmpty()) {
            child.awaitLine("ready").signal(signal);
        }
        return child.end();
    }

    Class<?> main() {
        return main;
    }

    String route() {
        return route;
    }

    /** Without SIG. */
    String signal() {
        return signal;
    }

    /** The status of a bare JVM. */
    int status() {
        return status;
    }

    String mainEnd() {
        return mainEnd;
    }

    /** The name of the thread that ended the JVM; empty where the JVM has one of its own for it. */
    String thread() {
        return thread;
    }

    /** The class whose frame is the nearest outside the JDK. */
    String callerClass() {
        return switch (this) {
            case EXIT_IN_OTHER_LOADER -> "com.acme.route.ExitingPlugin";
            case EXIT_IN_OWN_SIGNAL_HANDLER -> main.getName() + "$Exiting";
            case EXIT_AFTER_MAIN_RETURNED -> main.getName() + "$ExitsAfter";
            // Where it was thrown.
            case MAIN_THROWS, MAIN_THROWS_WHILE_THREAD_LIVES_ON -> main.getName();
            case HALT_ON_THREAD -> main.getName() + "$Halting";
            default -> callerMethod.isEmpty() ? "" : main.getName();
        };
    }

    String callerMethod() {
        return switch (this) {
            case MAIN_THROWS, MAIN_THROWS_WHILE_THREAD_LIVES_ON -> "main";
            case EXIT_IN_OWN_SIGNAL_HANDLER -> "invoke";
            default -> callerMethod;
        };
    }

    /** Whether the JVM runs its hooks and deletes its delete-on-exit files. */
    boolean runsHooks() {
        return !route.equals("halt");
    }

    /** The marks of the application before any handler or hook runs. */
    List<String> marks() {
        return switch (this) {
            case THREAD_OUTLIVES_MAIN, MAIN_THROWS_WHILE_THREAD_LIVES_ON -> List.of("main", "outlived");
            default -> List.of("main");
        };
    }
}
