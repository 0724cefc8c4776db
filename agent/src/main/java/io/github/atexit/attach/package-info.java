/**
 * What the agent and the one who loads it into a running JVM, or lists JVMs, know of each other: the mark of an armed
 * agent, the answer to a load. JDK only.
 */
package io.github.atexit.attach;
