/**
 * What a route skips: the JVM's shutdown hooks, delete-on-exit files, {@code finally} blocks, threads and queued tasks.
 * Reads the JDK's own fields, which were opened to the agent's class loader, and the application's class files. Lives in
 * the agent's own class loader.
 */
package io.github.atexit.skipped;
