package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The problems found so far while a manifest is read. A manifest can be wrong in a hundred thousand places, so only the
 * first ones are told; the others are counted. Used by one thread.
 */
public final class Problems {
    /** The most errors, and the most warnings, that are told. */
    static final int MOST_TOLD = 100;

    /** A set, because a part may be read twice. */
    private final Set<ManifestProblem> told = new LinkedHashSet<ManifestProblem>();

    private int errors;
    private int warnings;
    private int moreErrors;
    private int moreWarnings;
    private @Nullable ManifestProblem firstMoreError;
    private @Nullable ManifestProblem firstMoreWarning;

    Problems() {}

    void add(ManifestProblem problem) {
        boolean warning = problem.isWarning();
        if ((warning ? warnings : errors) >= MOST_TOLD) {
            leaveOut(problem, warning);
        } else if (told.add(problem)) {
            errors += warning ? 0 : 1;
            warnings += warning ? 1 : 0;
        }
    }

    private void leaveOut(ManifestProblem problem, boolean warning) {
        if (warning) {
            firstMoreWarning = firstMoreWarning == null ? problem : firstMoreWarning;
            moreWarnings++;
        } else {
            firstMoreError = firstMoreError == null ? problem : firstMoreError;
            moreErrors++;
        }
    }

    /**
     * Counts an error if enough others are told, so that nobody needs to work out what to say of it. A caller whose
     * message is dear asks this first.
     *
     * @return false if the error is still to be added
     */
    public boolean onlyCounts() {
        if (firstMoreError == null) {
            return false;
        }
        moreErrors++;
        return true;
    }

    /** Adds a problem at a value. */
    public void at(ManifestNode node, String problem, @Nullable String allowed, @Nullable String suggestion) {
        add(ManifestProblem.error(node.source(), node.line(), node.column(), problem, allowed, suggestion));
    }

    /** Adds a problem at a value that leaves the manifest usable. */
    public void warnAt(ManifestNode node, String problem) {
        add(ManifestProblem.warning(node, problem));
    }

    /** Adds a problem at the key of a value. */
    void atKey(ManifestNode node, String problem, @Nullable String allowed, @Nullable String suggestion) {
        add(ManifestProblem.error(node.source(), node.keyLine(), node.keyColumn(), problem, allowed, suggestion));
    }

    /** How many there are; a part of the manifest is fine if this did not grow while it was read. */
    int count() {
        return errors + warnings + moreErrors + moreWarnings;
    }

    /** Whether all of them leave the manifest usable. */
    boolean leaveUsable() {
        return errors == 0;
    }

    /** Those that are told, in the order of their positions, and how many more there are. */
    List<ManifestProblem> sorted() {
        List<ManifestProblem> sorted = new ArrayList<ManifestProblem>(told);
        if (sorted.size() > 1) {
            Collections.sort(sorted);
        }
        if (firstMoreWarning != null) {
            sorted.add(firstMoreWarning.andMore(moreWarnings));
        }
        if (firstMoreError != null) {
            sorted.add(firstMoreError.andMore(moreErrors));
        }
        return Collections.unmodifiableList(sorted);
    }
}
