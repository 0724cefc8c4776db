package io.github.atexit.premain;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/** The command line's first class ({@code java -jar atexit-agent.jar}): loads the commands and runs one. */
public final class AtExitMain {
    private AtExitMain() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) throws Throwable {
        int status;
        try {
            status = (Integer) AgentClassLoader.open()
                    .loadClass("io.github.atexit.cli.Tool")
                    .getMethod("run", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(
                            null,
                            arguments,
                            AtExitMain.class.getPackage().getImplementationVersion(),
                            System.out,
                            System.err);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        System.exit(status);
    }
}
