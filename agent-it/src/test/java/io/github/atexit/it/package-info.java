/**
 * Tests of the built jar: tables whose rows run an application in a JVM of its own, on every JDK that is found. {@code
 * Jvm} describes such a run, {@code Child} is one under way, {@code Ended} is what it left.
 */
package io.github.atexit.it;
