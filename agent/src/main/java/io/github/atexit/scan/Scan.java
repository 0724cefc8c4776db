package io.github.atexit.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/** What the class files of jars and directories do about the JVM's end. Used by one thread. */
public final class Scan {
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int jars;
    private int classes;

    private Scan() {}

    /** Scans jars and directories, with the jars inside them. */
    public static Scan of(List<String> paths) {
        Scan scan = new Scan();
        try (ClassTree tree = ClassTree.of(paths)) {
            KnownPools pools = scan.hierarchy(tree);
            for (ClassGroup group : tree.groups()) {
                scan.add(group, pools);
            }
            scan.problems.addAll(0, tree.problems());
        }
        return scan;
    }

    /** The findings of each jar or directory that has any. */
    public Map<String, List<Finding>> findings() {
        return findings;
    }

    /** What could not be read, as {@code file: problem}. */
    public List<String> problems() {
        return problems;
    }

    /** How many jars and directories have class files. */
    public int jars() {
        return jars;
    }

    /** How many class files were read. */
    public int classes() {
        return classes;
    }

    private KnownPools hierarchy(ClassTree tree) {
        KnownPools pools = new KnownPools();
        for (ClassGroup group : tree.groups()) {
            for (String entry : group.entries()) {
                try {
                    ClassReader reader = ClassShape.reader(group.read(entry));
                    List<String> parents = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
                    parents.add(String.valueOf(reader.getSuperName()));
                    pools.add(reader.getClassName(), parents.toArray(new String[0]));
                } catch (IOException | RuntimeException e) {
                    problems.add(group.name() + ": " + entry + " is no class file");
                }
            }
        }
        return pools;
    }

    private void add(ClassGroup group, KnownPools pools) {
        List<Finding> found = new ArrayList<>();
        for (String entry : group.entries()) {
            try {
                CallScanner scanner = new CallScanner(pools, ClassGroup.release(entry), found);
                ClassShape.reader(group.read(entry)).accept(scanner, ClassReader.SKIP_FRAMES);
                classes++;
            } catch (IOException | RuntimeException e) {
                // Told when its superclass was read; else its code is broken.
                String problem = group.name() + ": " + entry + " is no class file";
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
        jars += group.entries().isEmpty() ? 0 : 1;
        if (!found.isEmpty()) {
            findings.computeIfAbsent(group.name(), name -> new ArrayList<>()).addAll(found);
        }
    }
}
