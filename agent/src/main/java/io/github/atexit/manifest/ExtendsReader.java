package io.github.atexit.manifest;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the manifests that a manifest extends and merges all into one. Used once, where a manifest has the key. */
final class ExtendsReader {
    static final String KEY = "extends";

    private final boolean trust;
    private final Reading reading;
    /** The files that lead to the one being read, outermost first: their names, and themselves. */
    private final List<String> names = new ArrayList<String>();

    private final List<Path> path = new ArrayList<Path>();
    private final Set<Path> read = new HashSet<Path>();
    private boolean complete = true;

    /** @param trust whether files that everyone can write are accepted */
    ExtendsReader(boolean trust, Reading reading) {
        this.trust = trust;
        this.reading = reading;
    }

    /** The manifest with all that it extends, as far as that can be read, and without the key itself. */
    ManifestNode merged(ManifestNode root) {
        return merged(root, real(Paths.get(root.source().name())));
    }

    /** Whether all that the manifest extends could be read. */
    boolean isComplete() {
        return complete;
    }

    private ManifestNode merged(ManifestNode root, Path file) {
        ManifestNode named = root.members().get(KEY);
        names.add(root.source().name());
        path.add(file);
        read.add(file);
        ManifestNode all = null;
        for (ManifestNode word : named == null ? Collections.<ManifestNode>emptyList() : words(named)) {
            ManifestNode base = base(word, root.source());
            if (base != null) {
                all = all == null ? base : ManifestMerge.root(all, base);
            }
        }
        names.remove(names.size() - 1);
        path.remove(path.size() - 1);
        ManifestNode own = named == null ? root : withoutKey(root);
        return all == null ? own : ManifestMerge.root(all, own);
    }

    private List<ManifestNode> words(ManifestNode named) {
        int before = reading.problems.count();
        Object texts = new FieldValues(reading).of(ManifestKeys.named(KEY), named);
        if (texts == null || reading.problems.count() > before) {
            complete = false;
            return Collections.emptyList();
        }
        return named.kind() == ManifestNode.Kind.ARRAY ? named.elements() : Collections.singletonList(named);
    }

    /** A file that is extended, with all that it extends itself; null after a problem, or if it is already part of it. */
    private @Nullable ManifestNode base(ManifestNode word, ManifestSource naming) {
        String name = new FieldValues(reading).constant(word, false);
        Path file = name == null ? null : sibling(naming, name, word);
        if (file == null) {
            complete = false;
            return null;
        }
        Path real = real(file);
        if (path.contains(real)) {
            reading.problems.at(word, "\"extends\" goes round: " + circle(path.indexOf(real), file), null, null);
            complete = false;
            return null;
        }
        ManifestNode root = read.contains(real) ? null : parse(new ManifestSource(file.toString()));
        return root == null ? null : merged(root, real);
    }

    private @Nullable ManifestNode parse(ManifestSource source) {
        byte[] bytes = ManifestFile.read(source, trust, reading.problems);
        ManifestNode root = bytes == null ? null : ManifestReader.parse(source, bytes, reading);
        complete &= root != null;
        return root;
    }

    private @Nullable Path sibling(ManifestSource naming, String name, ManifestNode word) {
        if (name.isEmpty()) {
            reading.problems.at(word, "\"extends\" is empty", "a path", null);
            return null;
        }
        try {
            return Paths.get(naming.name()).resolveSibling(name);
        } catch (InvalidPathException e) {
            reading.problems.at(word, "\"extends\" is not a path: " + e.getReason(), null, null);
            return null;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // It is reported when it is read.
        }
    }

    private String circle(int start, Path again) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < names.size(); i++) {
            text.append(names.get(i)).append(" extends ");
        }
        return text.append(again).toString();
    }

    private static ManifestNode withoutKey(ManifestNode root) {
        Map<String, ManifestNode> members = new LinkedHashMap<String, ManifestNode>(root.members());
        members.remove(KEY);
        return root.withValue(members);
    }
}
