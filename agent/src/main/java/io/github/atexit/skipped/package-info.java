/**
 * What a route skips: the JVM's shutdown hooks, delete-on-exit files, and later {@code finally} blocks and queued tasks.
 * Reads the JDK's own fields, which were opened to the agent's class loader. Lives in the agent's own class loader.
 */
package io.github.atexit.skipped;
