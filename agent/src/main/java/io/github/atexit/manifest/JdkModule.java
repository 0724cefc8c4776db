package io.github.atexit.manifest;

/**
 * A module of the JDK that something in a manifest cannot do without. A JVM lacks it when its image was linked without it
 * or when {@code --limit-modules} or the application's own module graph leaves it out.
 */
public enum JdkModule {
    MANAGEMENT("java.management", "javax.management.MBeanServer"),
    JDK_MANAGEMENT("jdk.management", "com.sun.management.HotSpotDiagnosticMXBean");

    private final String module;
    private final String witness;

    JdkModule(String module, String witness) {
        this.module = module;
        this.witness = witness;
    }

    /** Whether this JVM has the module; a problem that names it is reported at {@code field} where it has not. */
    public boolean isPresent(HandlerFields fields, String field, String owner) {
        if (isPresent()) {
            return true;
        }
        fields.problem(field, problem(owner), remedy());
        return false;
    }

    boolean isPresent() {
        try {
            Class.forName(witness, false, JdkModule.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    String problem(String owner) {
        return owner + " needs the JDK module " + module + ", which this JVM lacks";
    }

    String remedy() {
        return "--add-modules " + module;
    }
}
