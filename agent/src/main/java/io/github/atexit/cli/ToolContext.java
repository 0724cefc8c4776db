package io.github.atexit.cli;

import io.github.atexit.manifest.HandlerTypeRegistry;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.VariableSource;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What the commands work with. Immutable. */
final class ToolContext {
    private final HandlerTypeRegistry types;
    private final VariableSource variables;
    private final String version;
    private final boolean coloured;
    private final PrintStream out;
    private final PrintStream err;

    ToolContext(
            HandlerTypeRegistry types,
            VariableSource variables,
            String version,
            boolean coloured,
            PrintStream out,
            PrintStream err) {
        this.types = types;
        this.variables = variables;
        this.version = version;
        this.coloured = coloured;
        this.out = out;
        this.err = err;
    }

    /** The handler types that a manifest may name. */
    HandlerTypeRegistry types() {
        return types;
    }

    /** What the tool's own environment and properties hold. */
    VariableSource variables() {
        return variables;
    }

    /** A reader of manifests that also warns of what is right and yet may not be meant. */
    ManifestReader manifests() {
        return new ManifestReader(types, variables).withAdvice();
    }

    /** The agent's version, or {@code unknown}. */
    String version() {
        return version;
    }

    /** Whether what is printed may have colours. */
    boolean isColoured() {
        return coloured;
    }

    /** Where results and the problems of what was looked at go. */
    PrintStream out() {
        return out;
    }

    /** Where misuse goes, and what a command has to say beside its result. */
    PrintStream err() {
        return err;
    }

    /** The text with its control characters escaped: what is printed may come from a file or a process. */
    static String escaped(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                escaped.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
