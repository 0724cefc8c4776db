package io.github.atexit.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What users write instead of the right word or form, in one table, and what they most likely meant. Loaded only when
 * there is a problem.
 */
public final class LikelySlips {
    /** The kinds of words in the table. */
    public enum Kind {
        TYPE,
        KEY,
        PHASE,
        ROUTE,
        VARIABLE,
        UNIT,
        OPTION
    }

    /** The wrong words, in lower case and separated by spaces, before the right one. */
    private static final Object[][] TABLE = {
        {Kind.TYPE, "shell script command cmd run process program bash sh", "exec"},
        {Kind.TYPE, "webhook rest request https url curl post get put", "http"},
        {Kind.TYPE, "call method function static reflect", "invoke"},
        {Kind.TYPE, "wait until poll waitfor", "await"},
        {Kind.TYPE, "delay pause", "sleep"},
        {Kind.TYPE, "delete remove write append copy move touch unlink", "file"},
        {Kind.TYPE, "print echo message console logger", "log"},
        {Kind.TYPE, "mbean jmxinvoke", "jmx"},
        {Kind.TYPE, "closeable autocloseable shutdown", "close"},
        {Kind.TYPE, "executor executors threadpool", "drain"},
        {Kind.TYPE, "jcmd threaddump heapdump jfr diagnostics", "diagnostic"},
        {Kind.TYPE, "class handler custom", "java"},
        {Kind.KEY, "id title", "name"},
        {Kind.KEY, "stage step", "phase"},
        {Kind.KEY, "route events event trigger triggers", "on"},
        {Kind.KEY, "if condition", "when"},
        {Kind.KEY, "dependson depends after requires require", "needs"},
        {Kind.KEY, "ignorefailure continueonerror allowfailure", "optional"},
        {Kind.KEY, "disabled active", "enabled"},
        {Kind.KEY, "timeoutms timeoutmillis timeoutseconds maxtime limit", "timeout"},
        {Kind.KEY, "hooks tasks actions steps onexit handler", "handlers"},
        {Kind.KEY, "stages", "phases"},
        {Kind.KEY, "main main-class main_class", "mainClass"},
        {Kind.KEY, "console reports output", "report"},
        {Kind.KEY, "cmd exec run program", "command"},
        {Kind.KEY, "cwd dir workdir workingdirectory", "directory"},
        {Kind.KEY, "environment envvars variables", "env"},
        {Kind.KEY, "stdin", "input"},
        {Kind.KEY, "stdout", "output"},
        {Kind.KEY, "exitstatus exitcode status expectstatus", "expect"},
        {Kind.KEY, "arguments parameters params", "args"},
        {Kind.KEY, "function call target", "method"},
        {Kind.KEY, "text msg line", "message"},
        {Kind.KEY, "text contents body", "content"},
        {Kind.KEY, "remove unlink", "delete"},
        {Kind.KEY, "destination dest target", "to"},
        {Kind.KEY, "on routes event events", "route"},
        {Kind.KEY, "class callerclass from by", "caller"},
        {Kind.KEY, "stack frame frames anywhere", "anyFrame"},
        {Kind.KEY, "source codesource archive", "jar"},
        {Kind.KEY, "do then policy effect decision", "action"},
        {Kind.KEY, "unless except", "not"},
        {Kind.KEY, "rule policies", "rules"},
        {Kind.KEY, "duration seconds millis delay time", "for"},
        {Kind.PHASE, "hooks jvm-hooks shutdown", "shutdown-hooks"},
        {Kind.PHASE, "cleanup close", "release"},
        {Kind.PHASE, "persist flush", "save"},
        {Kind.ROUTE, "normal return end main", "main-return"},
        {Kind.ROUTE, "throw exception error uncaught", "main-throw"},
        {Kind.ROUTE, "system.exit runtime.exit quit", "exit"},
        {Kind.ROUTE, "runtime.halt abort", "halt"},
        {Kind.ROUTE, "term sigterm", "signal:TERM"},
        {Kind.ROUTE, "int sigint ctrl-c interrupt", "signal:INT"},
        {Kind.ROUTE, "hup sighup hangup", "signal:HUP"},
        {Kind.ROUTE, "crash segv hs_err", "crashed"},
        {Kind.ROUTE, "kill killed sigkill oom", "vanished"},
        {Kind.ROUTE, "all always *", "any"},
        {Kind.ROUTE, "live", "java"},
        {Kind.VARIABLE, "exit:code exit:exitcode", "exit:status"},
        {Kind.VARIABLE, "exit:reason exit:cause", "exit:route"},
        {Kind.VARIABLE, "exit:duration exit:time exit:elapsed exit:uptime", "exit:millis"},
        {Kind.VARIABLE, "exit:pid process:pid", "jvm:pid"},
        {Kind.VARIABLE, "jvm:mainclass exit:main exit:mainclass", "jvm:main"},
        {Kind.VARIABLE, "jvm:hostname exit:host exit:hostname", "jvm:host"},
        {Kind.UNIT, "sec secs second seconds", "s"},
        {Kind.UNIT, "min mins minute minutes", "m"},
        {Kind.UNIT, "hr hrs hour hours", "h"},
        {Kind.UNIT, "msec msecs milli millis millisecond milliseconds", "ms"},
        {Kind.OPTION, "config configuration file path", "manifest"},
        {Kind.OPTION, "main main-class main_class class", "mainClass"},
        {Kind.OPTION, "output log reportfile", "report"},
        {Kind.OPTION, "timeout", "deadline"},
        {Kind.OPTION, "verbose", "debug"},
    };

    private LikelySlips() {}

    /**
     * The word that was meant: the table's if it is allowed, or the nearest allowed one to a word not in the table.
     *
     * @return one of the allowed words, or null if none is likely
     */
    public static @Nullable String meant(Kind kind, String word, List<String> allowed) {
        String wanted = ' ' + word.toLowerCase(Locale.ROOT) + ' ';
        boolean known = false;
        for (Object[] row : TABLE) {
            boolean hit = row[0] == kind
                    && (" " + row[1] + ' ').contains(wanted)
                    && wanted.trim().indexOf(' ') < 0;
            if (hit && allowed.contains((String) row[2])) {
                return (String) row[2];
            }
            known |= hit;
        }
        return known ? null : Words.nearest(word, allowed);
    }

    /** The duration that was meant by text that is none, such as {@code 10} or {@code 10 sec}, or null. */
    public static @Nullable String duration(String text) {
        String compact = text.replace(" ", "").toLowerCase(Locale.ROOT);
        compact = compact.startsWith("pt") ? compact.substring(2) : compact;
        int digits = 0;
        while (digits < compact.length() && Character.isDigit(compact.charAt(digits))) {
            digits++;
        }
        String unit = compact.substring(digits);
        String meant = unit.isEmpty() ? "s" : meant(Kind.UNIT, unit, Arrays.asList("h", "m", "s", "ms"));
        String candidate = Durations.parse(compact) == null ? compact.substring(0, digits) + meant : compact;
        return Durations.parse(candidate) == null ? null : candidate;
    }

    /** The JSON array that was meant by a command line in one string. Blanks separate, quotes are not understood. */
    public static @Nullable String array(String commandLine) {
        StringBuilder array = new StringBuilder("[");
        int start = 0;
        for (int i = 0; i <= commandLine.length(); i++) {
            if (i == commandLine.length() || commandLine.charAt(i) == ' ') {
                if (i > start) {
                    array.append(array.length() > 1 ? ", \"" : "\"");
                    array.append(commandLine, start, i).append('"');
                }
                start = i + 1;
            }
        }
        boolean plain = commandLine.indexOf('"') < 0 && commandLine.indexOf('\'') < 0 && commandLine.indexOf('\\') < 0;
        return plain && array.length() > 1 ? array.append(']').toString() : null;
    }

    /** The member reference {@code a.B#m} that was meant by {@code a.B.m()} or {@code a.B::m}, or null. */
    public static @Nullable String member(String text) {
        String name = text.endsWith("()") ? text.substring(0, text.length() - 2) : text;
        if (name.indexOf('#') >= 0) {
            return name.equals(text) ? null : name;
        }
        int colons = name.indexOf("::");
        if (colons > 0) {
            return name.substring(0, colons) + '#' + name.substring(colons + 2);
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1 ? name.substring(0, dot) + '#' + name.substring(dot + 1) : null;
    }

    /** The expression that was meant by {@code ${word}}, such as {@code ${env:HOME}} by {@code ${HOME}}; or null. */
    static @Nullable String variable(String word, List<String> exitVariables) {
        int colon = word.indexOf(':');
        if (colon < 0 || word.startsWith(":-", colon) || word.startsWith(":?", colon)) {
            for (String variable : exitVariables) {
                if (variable.endsWith(':' + word)) {
                    return "${" + variable + '}';
                }
            }
            return word.isEmpty() ? null : (word.indexOf('.') >= 0 ? "${sys:" : "${env:") + word + '}';
        }
        String meant = meant(Kind.VARIABLE, word, exitVariables);
        if (meant != null) {
            return "${" + meant + '}';
        }
        String namespace = Words.nearest(word.substring(0, colon), Arrays.asList("env", "sys"));
        String rest = word.substring(colon);
        if (namespace == null) {
            boolean system = word.startsWith("system:") || word.startsWith("property:") || word.startsWith("prop:");
            namespace = system ? "sys" : word.startsWith("environment:") ? "env" : null;
        }
        return namespace == null || rest.length() == 1 ? null : "${" + namespace + rest + '}';
    }
}
