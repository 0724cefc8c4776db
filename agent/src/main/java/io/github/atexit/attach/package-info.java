/**
 * What the agent and those outside know of each other: the mark of an armed agent, the answer to a load into a running JVM,
 * what a JVM leaves for the command that observes it. JDK only.
 */
package io.github.atexit.attach;
