package io.github.atexit.cli;

import java.io.Console;

/** What the terminal can show, if there is one. Stateless. */
final class Terminal {
    private Terminal() {}

    /** Whether both input and output are a terminal that shows colours, and nobody has asked for none. */
    static boolean showsColours() {
        String noColour = System.getenv("NO_COLOR");
        String kind = System.getenv("TERM");
        boolean allowed = (noColour == null || noColour.isEmpty()) && kind != null && !kind.equals("dumb");
        return allowed && isThere();
    }

    @SuppressWarnings("SystemConsoleNull") // before 22 it is null
    private static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From 22 on there is a console without a terminal, too.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
