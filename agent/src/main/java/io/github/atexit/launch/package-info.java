/**
 * The composition root, and the only package that knows all others: starts the agent, arms it when main's class is
 * loaded, and answers the bridge. Lives in the agent's own class loader.
 */
package io.github.atexit.launch;
