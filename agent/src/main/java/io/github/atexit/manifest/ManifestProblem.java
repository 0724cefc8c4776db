package io.github.atexit.manifest;

import org.jspecify.annotations.Nullable;

/** What is wrong at one position of a manifest, what would be right, and what was probably meant. Immutable. */
public final class ManifestProblem implements Comparable<ManifestProblem> {
    private final ManifestSource source;
    private final int line;
    private final int column;
    private final String problem;
    private final @Nullable String allowed;
    private final @Nullable String suggestion;
    private final boolean warning;

    private ManifestProblem(
            ManifestSource source,
            int line,
            int column,
            String problem,
            @Nullable String allowed,
            @Nullable String suggestion,
            boolean warning) {
        this.source = source;
        this.line = line;
        this.column = column;
        this.problem = problem;
        this.allowed = allowed;
        this.suggestion = suggestion;
        this.warning = warning;
    }

    /**
     * A problem that makes the manifest unusable.
     *
     * @param line counted from 1
     * @param column counted from 1, in characters
     * @param allowed what would be right; null if the problem says it
     * @param suggestion what was probably meant, as it would stand in the file; null if that is not known
     */
    static ManifestProblem error(
            ManifestSource source,
            int line,
            int column,
            String problem,
            @Nullable String allowed,
            @Nullable String suggestion) {
        return new ManifestProblem(source, line, column, problem, allowed, suggestion, false);
    }

    /** A problem of the whole file that leaves the manifest usable. */
    static ManifestProblem warning(ManifestSource source, String problem) {
        return new ManifestProblem(source, 1, 1, problem, null, null, true);
    }

    /** A problem of one value that leaves the manifest usable. */
    static ManifestProblem warning(ManifestNode node, String problem) {
        return new ManifestProblem(node.source(), node.line(), node.column(), problem, null, null, true);
    }

    /** What stands for this one and all that are not told after it. */
    ManifestProblem andMore(int count) {
        String more = "and " + count + " more " + (warning ? "warning" : "problem") + (count == 1 ? "" : "s");
        return new ManifestProblem(source, line, column, more, null, null, warning);
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1, in characters. */
    public int column() {
        return column;
    }

    /** Whether the manifest is usable in spite of it. */
    public boolean isWarning() {
        return warning;
    }

    @Override
    public int compareTo(ManifestProblem other) {
        int byFile = source.name().compareTo(other.source.name());
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManifestProblem && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /**
     * The line to print: {@code file:line:column: problem (allowed; did you mean "…"?)}, control characters escaped.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(160);
        text.append(source.name())
                .append(':')
                .append(line)
                .append(':')
                .append(column)
                .append(": ");
        text.append(warning ? "warning: " : "").append(problem);
        if (allowed != null || suggestion != null) {
            text.append(" (").append(allowed == null ? "" : allowed);
            text.append(allowed == null || suggestion == null ? "" : "; ");
            text.append(suggestion == null ? "" : "did you mean " + suggestion + "?")
                    .append(')');
        }
        return escaped(text);
    }

    private static String escaped(CharSequence text) {
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
