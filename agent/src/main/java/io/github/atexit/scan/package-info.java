/**
 * Looks at class files without loading a class: where jars and directories end or hook into a JVM, and which classes and
 * methods they have. For the commands alone.
 */
package io.github.atexit.scan;
