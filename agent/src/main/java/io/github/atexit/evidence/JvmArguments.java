package io.github.atexit.evidence;

import java.util.ArrayList;
import java.util.List;

/** Takes command lines of the java launcher apart. */
final class JvmArguments {
    private static final int LONGEST = 1 << 20; // bytes
    private static final String[] WITH_VALUE = {
        "-cp",
        "-classpath",
        "--class-path",
        "-p",
        "--module-path",
        "--add-modules",
        "--add-opens",
        "--add-exports",
        "--add-reads",
        "--upgrade-module-path",
        "--limit-modules",
        "--patch-module",
        "--enable-native-access"
    };

    private JvmArguments() {}

    /** The arguments in a file as {@code /proc/<pid>/cmdline}; empty if there is none. */
    static List<String> read(String file) {
        List<String> arguments = new ArrayList<String>();
        String text = SmallFile.read(file, LONGEST);
        int start = 0;
        int end = text == null ? -1 : text.indexOf('\0');
        while (text != null && end >= 0) {
            arguments.add(text.substring(start, end));
            start = end + 1;
            end = text.indexOf('\0', start);
        }
        return arguments;
    }

    /** The JVM's own arguments: those between the launcher and the main class, argument files taken apart. */
    static List<String> ofJvm(List<String> commandLine) {
        List<String> own = new ArrayList<String>();
        List<String> expanded = new ArrayList<String>();
        for (int i = 1; i < commandLine.size(); i++) {
            String argument = commandLine.get(i);
            if (argument.startsWith("@") && !argument.startsWith("@@")) {
                String text = SmallFile.read(argument.substring(1), LONGEST);
                if (text != null) {
                    split(text, expanded);
                }
            } else {
                expanded.add(argument);
            }
        }
        for (int i = 0; i < expanded.size(); i++) {
            String argument = expanded.get(i);
            if (!argument.startsWith("-")
                    || argument.equals("-jar")
                    || argument.equals("-m")
                    || argument.equals("--module")) {
                break;
            }
            own.add(argument);
            if (takesValue(argument)) {
                i++;
            }
        }
        return own;
    }

    private static boolean takesValue(String argument) {
        for (String option : WITH_VALUE) {
            if (option.equals(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the words of a text, as the launcher splits it: at white space outside of quotes. */
    static void split(String text, List<String> words) {
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                begun = true;
            } else if (quote == 0 && c <= ' ') {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
    }
}
