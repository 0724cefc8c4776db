/**
 * The source-side twin of {@code java.lang.AtExitBridge}, the one class of the agent's that lives in the JDK: puts it
 * there and connects the agent to it. Everything that woven code calls goes through that class. Lives in the agent's own
 * class loader.
 */
package io.github.atexit.bridge;
