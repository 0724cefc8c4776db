package io.github.atexit.launch;

import io.github.atexit.manifest.LikelySlips;
import io.github.atexit.manifest.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The string after {@code -javaagent:atexit-agent.jar=}, taken apart. Used by one thread. */
final class OptionArguments {
    private final Map<String, String> values = new HashMap<String, String>();
    private final List<String> problems;

    private OptionArguments(List<String> problems) {
        this.problems = problems;
    }

    /** Takes the string apart: options with commas between them, of which the first may be a bare path. */
    static OptionArguments parse(@Nullable String text, List<String> problems) {
        OptionArguments arguments = new OptionArguments(problems);
        StringBuilder part = new StringBuilder();
        int equals = -1;
        boolean first = true;
        int length = text == null ? 0 : text.length();
        for (int i = 0; text != null && i <= length; i++) {
            char c = i == length ? ',' : text.charAt(i);
            if (c == '\\' && i + 1 < length && isEscaped(text.charAt(i + 1))) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                arguments.add(part.toString(), equals, first);
                part.setLength(0);
                equals = -1;
                first = false;
            } else {
                equals = c == '=' && equals < 0 ? part.length() : equals;
                part.append(c);
            }
        }
        return arguments;
    }

    private static boolean isEscaped(char c) {
        return c == ',' || c == '=' || c == '\\';
    }

    private void add(String part, int equals, boolean first) {
        if (part.isEmpty()) {
            return;
        }
        if (equals < 0 && first) {
            values.put(OptionNames.MANIFEST, part);
            return;
        }
        String name = equals < 0 ? part : part.substring(0, equals);
        if (!OptionNames.all().contains(name)) {
            unknown(name);
        } else if (equals < 0) {
            problems.add("agent argument \"" + name + "\" has no value (" + name + "=...)");
        } else if (values.containsKey(name)) {
            problems.add("agent argument \"" + name + "\" is given twice");
        } else {
            values.put(name, part.substring(equals + 1));
        }
    }

    private void unknown(String name) {
        String meant = LikelySlips.meant(LikelySlips.Kind.OPTION, name, OptionNames.all());
        String question = meant == null ? "" : "; did you mean \"" + meant + "\"?";
        problems.add("unknown agent argument \"" + name + "\" (" + Words.list(OptionNames.all()) + question + ')');
    }

    /** The value of an option, or null. */
    @Nullable
    String value(String option) {
        return values.get(option);
    }
}
