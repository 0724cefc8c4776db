package io.github.atexit.manifest;

import java.util.List;

/** Reads the globs of main classes. Stateless. */
final class MainClassGlobs {
    private MainClassGlobs() {}

    static List<String> read(ObjectFields fields, Problems problems) {
        List<String> globs = fields.constants("mainClass");
        ManifestNode node = fields.raw("mainClass");
        for (String glob : globs) {
            if (node != null && (glob.isEmpty() || glob.indexOf('/') >= 0)) {
                String meant = glob.isEmpty() ? null : Words.quoted(glob.replace('/', '.'));
                problems.at(
                        node, "\"mainClass\" has \"" + glob + '"', "globs of class names such as com.acme.**", meant);
            }
        }
        return globs;
    }
}
