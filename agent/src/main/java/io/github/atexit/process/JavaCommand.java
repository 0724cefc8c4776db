package io.github.atexit.process;

import java.util.Arrays;
import java.util.List;

/** A command line of the java launcher, as far as it tells what is launched. */
public final class JavaCommand {
    private static final List<String> WITH_VALUE = Arrays.asList(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--add-modules",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--limit-modules",
            "--patch-module",
            "--upgrade-module-path",
            "--enable-native-access");

    private JavaCommand() {}

    /** What runs, in a word: the main class or jar that {@code java} was given, else the program's own name. */
    public static String nameOf(List<String> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        String path = arguments.get(0);
        String program = path.substring(path.lastIndexOf('/') + 1);
        String main = program.equals("java") ? mainOf(arguments) : "";
        return main.isEmpty() ? program : main.substring(main.lastIndexOf('/') + 1);
    }

    /** The main class, module or jar; empty if the command line does not tell. */
    static String mainOf(List<String> arguments) {
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean names = argument.equals("-jar") || argument.equals("-m") || argument.equals("--module");
            if (names) {
                return i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            }
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!argument.startsWith("-") && !argument.startsWith("@")) {
                return argument;
            }
        }
        return "";
    }

    /** The main class or jar of a command as the JVM tells it, which may have spaces in a jar's path. */
    static String firstWord(String command) {
        int jar = command.indexOf(".jar ");
        int space = command.indexOf(' ');
        if (space >= 0 && jar > space && command.startsWith("/")) {
            return command.substring(0, jar + ".jar".length());
        }
        return space < 0 ? command : command.substring(0, space);
    }
}
