package io.github.atexit.manifest;

import io.github.atexit.exit.ExitVariables;
import io.github.atexit.exit.SecretNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes templates of the strings of a manifest: replaces what is known when the agent arms. Used by one thread. */
final class Templates {
    private static final List<String> EXIT_VARIABLES = Arrays.asList(ExitVariables.names());

    private final VariableSource variables;
    private final Problems problems;
    private final Secrets secrets;

    Templates(VariableSource variables, Problems problems, Secrets secrets) {
        this.variables = variables;
        this.problems = problems;
        this.secrets = secrets;
    }

    /**
     * The template of a string. Where it has a problem, which is reported, the expression counts as empty.
     *
     * @param secret whether the string's key or place makes every value that is put in a secret
     */
    Template of(ManifestNode string, boolean secret) {
        return of(string, secret, false);
    }

    /** The same for a URL if {@code encoded}: what is put in is percent-encoded. */
    Template of(ManifestNode string, boolean secret, boolean encoded) {
        String text = string.string();
        if (text.indexOf("${") < 0) {
            return new ConstantTemplate(text);
        }
        List<String> parts = new ArrayList<String>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    problems.at(string, "\"${\" without \"}\"", "\"$${\" is a literal \"${\"", null);
                    break;
                }
                add(text.substring(at + 2, end), string, secret, encoded, literal, parts);
                at = end + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        if (parts.isEmpty()) {
            return new ConstantTemplate(literal.toString());
        }
        parts.add(literal.toString());
        return new ExitTemplate(parts.toArray(new String[0]), encoded);
    }

    private void add(
            String expression,
            ManifestNode string,
            boolean secret,
            boolean encoded,
            StringBuilder literal,
            List<String> parts) {
        if (EXIT_VARIABLES.contains(expression)) {
            parts.add(literal.toString());
            parts.add(expression);
            literal.setLength(0);
            return;
        }
        boolean environment = expression.startsWith("env:");
        int option = option(expression);
        String name = environment || expression.startsWith("sys:") ? expression.substring(4, Math.max(4, option)) : "";
        if (name.isEmpty()) {
            unknown(expression, string);
            return;
        }
        String value = armed(expression, environment, name, option, string);
        if (value != null) {
            String put = encoded ? PercentEncoding.of(value) : value;
            literal.append(put);
            if (secret || SecretNames.isSecret(name)) {
                secrets.add(value);
                secrets.add(put);
            }
        }
    }

    /** Where {@code :-} or {@code :?} begins, or the expression's end. */
    private static int option(String expression) {
        for (int i = 4; i + 1 < expression.length(); i++) {
            if (expression.charAt(i) == ':' && (expression.charAt(i + 1) == '-' || expression.charAt(i + 1) == '?')) {
                return i;
            }
        }
        return expression.length();
    }

    /** The value of a variable or property. As in a shell, an empty one counts as missing for a default or message. */
    private @Nullable String armed(
            String expression, boolean environment, String name, int option, ManifestNode string) {
        String value = environment ? variables.environment(name) : variables.property(name);
        boolean hasOption = option < expression.length();
        if (value != null && !(hasOption && value.isEmpty())) {
            return value;
        }
        String rest = hasOption ? expression.substring(option + 2) : "";
        if (hasOption && expression.charAt(option + 1) == '-') {
            return rest;
        }
        String what = (environment ? "environment variable " : "system property ") + name;
        problems.at(
                string,
                rest.isEmpty() ? what + " is not set" : what + " is not set: " + rest,
                "a default is given by ${" + expression.substring(0, 4) + name + ":-default}",
                null);
        return null;
    }

    private void unknown(String expression, ManifestNode string) {
        if (problems.onlyCounts()) {
            return;
        }
        problems.at(
                string,
                "unknown variable ${" + expression + '}',
                "${env:NAME}, ${sys:property}, ${" + Words.list(EXIT_VARIABLES).replace(", ", "}, ${")
                        + "}; \"$${\" is a literal \"${\"",
                Words.quoted(LikelySlips.variable(expression, EXIT_VARIABLES)));
    }
}
