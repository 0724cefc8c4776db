package io.github.atexit.manifest;

/** Further checks of a manifest, which its reader makes where there is time for them: not for the start. */
public interface ManifestAdvice {
    /** No further checks. */
    ManifestAdvice NONE = new ManifestAdvice() {
        @Override
        public void check(ExitManifest manifest, ManifestNode root, Problems problems) {
            // What the reader knows itself is enough.
        }
    };

    /**
     * Checks a manifest that is usable so far.
     *
     * @param root the whole manifest, with what it extends
     * @param problems to add to
     */
    void check(ExitManifest manifest, ManifestNode root, Problems problems);
}
