package io.github.atexit.jmx;

/** What the MBean {@code io.github.atexit:type=AtExit} shows. Read-only. */
public interface AtExitMBean {
    /** Whether exits run the manifest's handlers. */
    boolean isArmed();

    /** The manifest's path as it was given. */
    String getManifest();

    /** The handlers in the order of their declaration, each as {@code phase/name (type)}. */
    String[] getHandlers();
}
