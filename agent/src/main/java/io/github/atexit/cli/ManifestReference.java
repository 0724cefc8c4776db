package io.github.atexit.cli;

import io.github.atexit.exit.ExitVariables;
import io.github.atexit.launch.OptionNames;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.HandlerTypeRegistry;
import io.github.atexit.manifest.ManifestKeys;
import io.github.atexit.manifest.RouteWords;
import java.util.List;

/** Renders the reference of options and manifest as Markdown, from the parser's own list of keys. Used once. */
final class ManifestReference {
    private final StringBuilder text = new StringBuilder();

    private ManifestReference() {}

    /** The whole reference. */
    static String of(HandlerTypeRegistry types) {
        ManifestReference reference = new ManifestReference();
        reference.options();
        reference.manifest(types);
        reference.handlers(types);
        reference.substitution();
        return reference.text.toString();
    }

    private void options() {
        line("# Options and manifest");
        line("");
        line(
                "<!-- Generated from the parser's list of keys; a test fails when it is stale and says how to renew it. -->");
        line("");
        line("## Options");
        line("");
        line("An agent argument wins over a system property, that over an environment variable, and all over the"
                + " manifest. An empty property or variable counts as not set. In the agent's argument `\\` escapes `,`"
                + " `=` `\\` and is itself before anything else. `ATEXIT_ENABLED=false` beats everything.");
        line("");
        line("| argument | property | variable | default | |");
        line("|---|---|---|---|---|");
        for (String option : OptionNames.all()) {
            line("| `" + option + "` | `" + OptionNames.property(option) + "` | `" + OptionNames.variable(option)
                    + "` | " + OptionNames.defaultValue(option) + " | " + OptionNames.summary(option) + " |");
        }
        line("");
    }

    private void manifest(HandlerTypeRegistry types) {
        line("## Manifest");
        line("");
        line("UTF-8 JSON, one object, at most 1 MiB, nested at most 64 deep. Keys that start with `$` are ignored."
                + " Where a list is allowed, one value may stand for a list of one. Durations are `250ms`, `10s`, `1m30s`,"
                + " `2h`.");
        line("");
        table(ManifestKeys.top());
        section("### A phase", "A phase is a name, or an object with these keys.", ManifestKeys.phase());
        section("### `report`", "", ManifestKeys.report());
        section(
                "### `report.otlp`",
                "One request with one log record, as JSON, after everything else is written: the report is its body, what"
                        + " the exit was its attributes, how it went its severity. It ends by its `timeout` and by the exit's"
                        + " deadline, whatever the collector does; what goes wrong is a line on the console.",
                ManifestKeys.otlp());
        section("### `routes.<route>`", "", ManifestKeys.route());
        rules();
        section(
                "### Every handler",
                "Beside these keys a handler has those of its type: " + names(types.names()) + ".",
                ManifestKeys.handler());
        line("`on` takes " + names(RouteWords.all()) + ". The group `java` is all routes that Java sees, `dead` is"
                + " `crashed` and `vanished`, `any` is both.");
        line("");
        section("### `when`", "", ManifestKeys.when());
    }

    private void rules() {
        section(
                "### A rule",
                "The first rule whose keys all match decides. In globs of classes `*` does not cross dots and `**` does,"
                        + " in those of paths the same with slashes; a relative path is from the working directory.",
                ManifestKeys.rule());
        line(
                "The actions: `allow` · `bypass` (no handlers, the route as a bare JVM has it) · `deny` (`exit`, `halt`: the"
                        + " call throws `ExitDeniedException`, a `SecurityException`) · `orderly` (`halt`: becomes an exit, within"
                        + " 10s unless a deadline is set) · `unwind` (`exit`: thrown through the thread's stack, so that"
                        + " `finally` blocks run first).");
        line("");
        for (String sample : RuleSamples.all()) {
            line("```json");
            line(sample);
            line("```");
            line("");
        }
    }

    private void handlers(HandlerTypeRegistry types) {
        line("## Handler types");
        line("");
        for (HandlerType type : ManifestSchema.all(types)) {
            line("### `" + type.name() + "`");
            line("");
            line(type.summary() + " Its own phase is `" + type.phase() + "`.");
            line("");
            table(type.fields());
            line("```json");
            line(type.sample());
            line("```");
            line("");
        }
    }

    private void substitution() {
        line("## Substitution");
        line("");
        line("Replaced once in strings, and what was put in is not looked at again; `$${` is a literal `${`.");
        line("");
        line("| expression | value |");
        line("|---|---|");
        line("| `${env:NAME}` | the environment variable, when the agent arms; a missing one is an error |");
        line("| `${env:NAME:-default}` | the default where the variable is missing or empty |");
        line("| `${env:NAME:?message}` | an error with this message where the variable is missing or empty |");
        line("| `${sys:property}` | the system property, when the agent arms; it takes `:-` and `:?` too |");
        for (String variable : ExitVariables.names()) {
            line("| `${" + variable + "}` | known at the exit |");
        }
    }

    private void section(String heading, String introduction, List<Field> fields) {
        line(heading);
        line("");
        if (!introduction.isEmpty()) {
            line(introduction);
            line("");
        }
        table(fields);
    }

    private void table(List<Field> fields) {
        line("| key | value | default | |");
        line("|---|---|---|---|");
        for (Field field : fields) {
            String missing = field.isRequired() ? "required" : field.defaultValue();
            String unsupported = field.isSupported() ? "" : " *Not supported by this version.*";
            line("| `" + field.name() + "` | " + value(field) + " | " + (missing == null ? "" : missing) + " | "
                    + field.summary() + unsupported + " |");
        }
        line("");
    }

    private static String value(Field field) {
        boolean hasObject = !field.members().isEmpty() && field.kind() == Field.Kind.OBJECT;
        return hasObject ? "an object, see below" : field.expectation().replace("|", "\\|");
    }

    private static String names(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(list.length() == 0 ? "`" : ", `").append(name).append('`');
        }
        return list.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
