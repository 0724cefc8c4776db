/**
 * The JVM's entry: the agent's and the command line's first class, and the loader that keeps everything else apart from
 * the application. JDK only. Together with the public types of {@code io.github.atexit} this is all that the
 * application's own (system) class loader can see of the agent.
 */
package io.github.atexit.premain;
