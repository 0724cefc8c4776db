/**
 * The exit report and where it goes: one JSON line in a file, a few lines on the console. Writes past the application's
 * {@code System.err} and loads few classes, because it works when the JVM is in trouble. Lives in the agent's own class
 * loader.
 */
package io.github.atexit.report;
