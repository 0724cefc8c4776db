package io.github.atexit.handler;

import io.github.atexit.manifest.HandlerFields;

/**
 * A module of the JDK that a handler type cannot do without. A JVM lacks it when its image was linked without it or when
 * {@code --limit-modules} or the application's own module graph leaves it out.
 */
enum JdkModule {
    MANAGEMENT("java.management", "javax.management.MBeanServer"),
    JDK_MANAGEMENT("jdk.management", "com.sun.management.HotSpotDiagnosticMXBean");

    private final String module;
    private final String witness;

    JdkModule(String module, String witness) {
        this.module = module;
        this.witness = witness;
    }

    /** Whether this JVM has the module; a problem that names it is reported at {@code field} where it has not. */
    boolean isPresent(HandlerFields fields, String field, String owner) {
        try {
            Class.forName(witness, false, JdkModule.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            String problem = owner + " needs the JDK module " + module + ", which this JVM lacks";
            fields.problem(field, problem, "--add-modules " + module);
            return false;
        }
    }
}
