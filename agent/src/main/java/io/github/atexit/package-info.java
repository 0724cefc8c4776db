/**
 * The public types, nothing else: what an application that knows of the agent may name. Loaded by the system class
 * loader, so that the application and the agent see the same classes.
 */
package io.github.atexit;
