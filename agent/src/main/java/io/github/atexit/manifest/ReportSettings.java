package io.github.atexit.manifest;

import org.jspecify.annotations.Nullable;

/** What a manifest says of where reports go. Immutable. */
public final class ReportSettings {
    /** The settings of a manifest that says nothing. */
    public static final ReportSettings NONE = new ReportSettings(null, null, null, null, null);

    private final @Nullable String console;
    private final @Nullable String file;
    private final @Nullable String html;
    private final @Nullable String terminationLog;
    private final @Nullable OtlpSettings otlp;

    ReportSettings(
            @Nullable String console,
            @Nullable String file,
            @Nullable String html,
            @Nullable String terminationLog,
            @Nullable OtlpSettings otlp) {
        this.console = console;
        this.file = file;
        this.html = html;
        this.terminationLog = terminationLog;
        this.otlp = otlp;
    }

    /** {@code off}, {@code auto}, {@code summary} or {@code full}; null if the manifest does not say. */
    public @Nullable String console() {
        return console;
    }

    /** The JSON Lines file; null if the manifest does not say. */
    public @Nullable String file() {
        return file;
    }

    /** The page of the last exit; null if the manifest does not say. */
    public @Nullable String html() {
        return html;
    }

    /** Null if reports are not sent anywhere. */
    public @Nullable OtlpSettings otlp() {
        return otlp;
    }

    /** {@code off}, {@code auto} or a path; null if the manifest does not say. */
    public @Nullable String terminationLog() {
        return terminationLog;
    }
}
