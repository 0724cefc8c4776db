package io.github.atexit.launch;

import io.github.atexit.manifest.Durations;
import io.github.atexit.manifest.LikelySlips;
import io.github.atexit.manifest.VariableSource;
import io.github.atexit.manifest.Words;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of each option: agent argument before system property before environment variable, of which empty ones
 * count as not set. Values that are wrong are problems. Used by one thread.
 */
final class OptionValues {
    private static final List<String> CONSOLE = Arrays.asList("off", "auto", "summary", "full");

    private final OptionArguments arguments;
    private final VariableSource variables;
    private final List<String> problems;

    OptionValues(OptionArguments arguments, VariableSource variables, List<String> problems) {
        this.arguments = arguments;
        this.variables = variables;
        this.problems = problems;
    }

    /** The text of an option, or null. */
    @Nullable
    String text(String option) {
        String argument = arguments.value(option);
        if (argument != null) {
            if (argument.isEmpty()) {
                problems.add("agent argument \"" + option + "\" is empty");
                return null;
            }
            return argument;
        }
        String property = variables.property(OptionNames.property(option));
        if (property != null && !property.isEmpty()) {
            return property;
        }
        String variable = variables.environment(OptionNames.variable(option));
        return variable == null || variable.isEmpty() ? null : variable;
    }

    /** The manifest's path, or null. */
    @Nullable
    String manifest() {
        String path = text(OptionNames.MANIFEST);
        boolean fromEnvironment = path != null && origin(OptionNames.MANIFEST).equals("ATEXIT_MANIFEST");
        if (path != null && fromEnvironment && !new File(path).isAbsolute()) {
            wrong(OptionNames.MANIFEST, path, "an absolute path, as it holds for every working directory", null);
            return null;
        }
        return path;
    }

    /** The console's word, or null. */
    @Nullable
    String console() {
        String word = text(OptionNames.CONSOLE);
        if (word != null && !CONSOLE.contains(word)) {
            wrong(OptionNames.CONSOLE, word, Words.list(CONSOLE), Words.nearest(word, CONSOLE));
            return null;
        }
        return word;
    }

    /** A truth value, or null. Upper and lower case are the same. */
    @Nullable
    Boolean truth(String option) {
        String text = text(option);
        if (text == null) {
            return null;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        String nearest = Words.nearest(text, Arrays.asList("true", "false"));
        boolean yes = text.equals("1") || text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("on");
        boolean no = text.equals("0") || text.equalsIgnoreCase("no") || text.equalsIgnoreCase("off");
        wrong(option, text, "true, false", yes ? "true" : no ? "false" : nearest);
        return null;
    }

    /** The deadline, or null. */
    @Nullable
    Duration deadline() {
        String text = text(OptionNames.DEADLINE);
        Duration deadline = text == null ? null : Durations.parse(text);
        if (text != null && (deadline == null || deadline.isZero())) {
            wrong(OptionNames.DEADLINE, text, "a duration such as 10s, at least 1ms", LikelySlips.duration(text));
            return null;
        }
        return deadline;
    }

    /** The globs of main classes; empty if no option gives them. */
    List<String> mainClass() {
        String text = text(OptionNames.MAIN_CLASS);
        List<String> globs = new ArrayList<String>();
        int start = 0;
        for (int i = 0; text != null && i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                String glob = text.substring(start, i).trim();
                start = i + 1;
                if (glob.isEmpty() || glob.indexOf('/') >= 0) {
                    wrong(OptionNames.MAIN_CLASS, glob, "class names such as com.acme.**", glob.replace('/', '.'));
                } else {
                    globs.add(glob);
                }
            }
        }
        return Collections.unmodifiableList(globs);
    }

    private void wrong(String option, String value, String allowed, @Nullable String meant) {
        boolean suggests = meant != null && !meant.isEmpty() && !meant.equals(value);
        String question = suggests ? "; did you mean \"" + meant + "\"?" : "";
        problems.add(origin(option) + " cannot be \"" + value + "\" (" + allowed + question + ')');
    }

    /** What gives the option's value, in the user's words. */
    private String origin(String option) {
        if (arguments.value(option) != null) {
            return "agent argument \"" + option + '"';
        }
        String property = variables.property(OptionNames.property(option));
        boolean fromProperty = property != null && !property.isEmpty();
        return fromProperty ? "system property " + OptionNames.property(option) : OptionNames.variable(option);
    }
}
