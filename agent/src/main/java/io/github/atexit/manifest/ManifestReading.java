package io.github.atexit.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a manifest: the manifest if it is usable, and the problems it has. Immutable. */
public final class ManifestReading {
    private final @Nullable ExitManifest manifest;
    private final List<ManifestProblem> problems;
    private final @Nullable List<String> mainClass;
    private final @Nullable Boolean strict;

    ManifestReading(
            @Nullable ExitManifest manifest,
            List<ManifestProblem> problems,
            @Nullable List<String> mainClass,
            @Nullable Boolean strict) {
        this.manifest = manifest;
        this.problems = problems;
        this.mainClass = mainClass;
        this.strict = strict;
    }

    /** The manifest, or null if a problem is more than a warning. */
    public @Nullable ExitManifest manifest() {
        return manifest;
    }

    /**
     * The problems and warnings in the order of their positions: all, or of each the first hundred that were found and
     * one that says how many more there are.
     */
    public List<ManifestProblem> problems() {
        return problems;
    }

    /**
     * The manifest's globs of main classes, which a manifest with problems may still tell.
     *
     * @return empty if it has none; null if its problems hide them
     */
    public @Nullable List<String> mainClass() {
        return mainClass;
    }

    /** The manifest's own {@code strict}, which a manifest with problems may still tell; null if it does not. */
    public @Nullable Boolean strict() {
        return strict;
    }
}
