package io.github.atexit.manifest;

/** A file that a manifest, or a part of one, was read from. Immutable. */
public final class ManifestSource {
    private final String name;

    /** @param name the file as the user named it; it starts every message about the file */
    public ManifestSource(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
