package io.github.atexit.scan;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a class path and of the JDK that this runs on, read from their files and never loaded. Of several of one
 * name the first counts, as in a class path. Used by one thread.
 */
public final class ClassCatalog implements Closeable {
    private final ClassTree tree;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, ClassShape> known = new HashMap<>();

    private ClassCatalog(ClassTree tree) {
        this.tree = tree;
        for (ClassGroup group : tree.groups()) {
            for (String entry : group.entries()) {
                String name = ClassGroup.className(entry).replace('/', '.');
                if (ClassGroup.release(entry) == 0) {
                    places.putIfAbsent(name, new Place(group, entry));
                }
            }
        }
    }

    /** The classes of jars and directories; {@code dir/*} stands for all jars of a directory. */
    public static ClassCatalog of(List<String> classpath) {
        List<String> paths = new ArrayList<>();
        for (String path : classpath) {
            for (String part : path.split(File.pathSeparator, -1)) {
                if (!part.isEmpty()) {
                    paths.add(part.endsWith("/*") ? part.substring(0, part.length() - 2) : part);
                }
            }
        }
        return new ClassCatalog(ClassTree.of(paths));
    }

    /** What could not be read, as {@code file: problem}. */
    public List<String> problems() {
        return tree.problems();
    }

    /** The names of the class path's classes. */
    public Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /**
     * The class of a name, or null if there is none.
     *
     * @param name a binary name; the last dots may stand for {@code $}
     */
    public @Nullable ClassShape meant(String name) {
        String candidate = name;
        while (true) {
            ClassShape found = named(candidate);
            int dot = candidate.lastIndexOf('.');
            if (found != null || dot < 0) {
                return found;
            }
            candidate = candidate.substring(0, dot) + '$' + candidate.substring(dot + 1);
        }
    }

    /** The class of a binary name, or null if there is none. */
    public @Nullable ClassShape named(String name) {
        if (!known.containsKey(name)) {
            known.put(name, read(name));
        }
        return known.get(name);
    }

    private @Nullable ClassShape read(String name) {
        Place place = places.get(name);
        try {
            byte[] bytes = place == null ? ofJdk(name) : place.group.read(place.entry);
            return bytes == null ? null : ClassShape.of(bytes);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Classes outside the JDK are not asked for: the loader has this tool's own. */
    private static byte @Nullable [] ofJdk(String name) throws IOException {
        boolean isJdk = name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = isJdk ? ClassLoader.getSystemResourceAsStream(resource) : null) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
            return bytes.toByteArray();
        }
    }

    /** The class, its superclasses, then all their interfaces, as far as they are known. */
    public List<ClassShape> ancestors(ClassShape shape) {
        Map<String, ClassShape> found = new LinkedHashMap<>();
        for (ClassShape each = shape;
                each != null;
                each = each.superclass() == null ? null : named(each.superclass())) {
            found.put(each.name(), each);
        }
        for (ClassShape each : new ArrayList<>(found.values())) {
            addInterfaces(each, found);
        }
        return new ArrayList<>(found.values());
    }

    private void addInterfaces(ClassShape shape, Map<String, ClassShape> found) {
        for (String name : shape.interfaces()) {
            ClassShape parent = named(name);
            if (parent != null && found.put(name, parent) == null) {
                addInterfaces(parent, found);
            }
        }
    }

    /** Whether all superclasses and interfaces are known, so that what is not found is not there. */
    public boolean isComplete(ClassShape shape) {
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        for (ClassShape each : ancestors(shape)) {
            found.add(each.name());
            wanted.addAll(each.interfaces());
            if (each.superclass() != null) {
                wanted.add(each.superclass());
            }
        }
        return found.containsAll(wanted);
    }

    /** Whether an object of this class is one of the other. */
    public boolean isA(ClassShape shape, String other) {
        for (ClassShape each : ancestors(shape)) {
            if (each.name().equals(other) || each.interfaces().contains(other) || other.equals(each.superclass())) {
                return true;
            }
        }
        return false;
    }

    /** The methods of a name, nearest first, without those that a nearer one overrides or hides. */
    public List<ClassShape.Member> methods(ClassShape shape, String name) {
        Map<String, ClassShape.Member> found = new LinkedHashMap<>();
        for (ClassShape owner : ancestors(shape)) {
            for (ClassShape.Member method : owner.methods()) {
                boolean inherited = owner == shape || !owner.isInterface() || !method.isStatic();
                String parameters =
                        method.descriptor().substring(0, method.descriptor().indexOf(')'));
                if (method.name().equals(name) && inherited) {
                    found.putIfAbsent(parameters, method);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** The field of a name, nearest first; null if there is none. */
    public ClassShape.@Nullable Member field(ClassShape shape, String name) {
        for (ClassShape owner : ancestors(shape)) {
            for (ClassShape.Member field : owner.fields()) {
                if (field.name().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        tree.close();
    }

    /** Where a class file lies. */
    private static final class Place {
        private final ClassGroup group;
        private final String entry;

        Place(ClassGroup group, String entry) {
            this.group = group;
            this.entry = entry;
        }
    }
}
