/**
 * The companion process that outlives the JVM for a moment: a shell that waits on a pipe, and starts the recovery when
 * the JVM is gone without having said goodbye. JDK classes only. Lives in the agent's own class loader.
 */
package io.github.atexit.sentinel;
