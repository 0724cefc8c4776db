package io.github.atexit.launch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The one list of the agent's options. The parser, its messages and the reference iterate it. */
public final class OptionNames {
    static final String MANIFEST = "manifest";
    static final String CONSOLE = "console";
    static final String REPORT = "report";
    static final String JOURNAL = "journal";
    static final String DEADLINE = "deadline";
    static final String MAIN_CLASS = "mainClass";
    static final String STRICT = "strict";
    static final String TRUST = "trust";
    static final String ENABLED = "enabled";
    static final String DEBUG = "debug";

    private static final List<String> ALL = Collections.unmodifiableList(
            Arrays.asList(MANIFEST, CONSOLE, REPORT, JOURNAL, DEADLINE, MAIN_CLASS, STRICT, TRUST, ENABLED, DEBUG));

    private OptionNames() {}

    /** All names, in the order of the reference. */
    public static List<String> all() {
        return ALL;
    }

    /** The system property of an option, such as {@code atexit.mainClass}. */
    public static String property(String option) {
        return "atexit." + option;
    }

    /** The environment variable of an option, such as {@code ATEXIT_MAIN_CLASS}. */
    public static String variable(String option) {
        return option.equals(MAIN_CLASS) ? "ATEXIT_MAIN_CLASS" : "ATEXIT_" + option.toUpperCase(Locale.ROOT);
    }

    /** One sentence for the reference. */
    public static String summary(String option) {
        switch (option) {
            case MANIFEST:
                return "The manifest's file; an absolute path where an environment variable gives it.";
            case CONSOLE:
                return "When an exit is told on stderr: `off`, `auto`, `summary`, `full`.";
            case REPORT:
                return "The JSON Lines file that reports are appended to.";
            case JOURNAL:
                return "The directory of what survives a death that no Java code sees.";
            case DEADLINE:
                return "Bounds the whole exit: a duration such as `25s`.";
            case MAIN_CLASS:
                return "Globs of main classes, with commas between them; the agent arms for no others.";
            case STRICT:
                return "Whether a wrong configuration stops the start.";
            case TRUST:
                return "Whether a manifest that everyone can write is accepted.";
            case ENABLED:
                return "With `false` the agent does nothing.";
            case DEBUG:
                return "Whether the agent tells on stderr what it does.";
            default:
                throw new IllegalArgumentException(option);
        }
    }

    /** What a missing option means, in words for the reference. */
    public static String defaultValue(String option) {
        switch (option) {
            case CONSOLE:
                return "`summary` without a manifest, `auto` with one";
            case MAIN_CLASS:
                return "every main class outside the JDK";
            case STRICT:
            case ENABLED:
                return "`true`";
            case TRUST:
            case DEBUG:
                return "`false`";
            default:
                return "none";
        }
    }
}
