/**
 * The commands of {@code java -jar atexit-agent.jar}, and what they print of the parser's list of keys: the schema and
 * the reference. Lives in the agent's own class loader, in a JVM of its own; nothing here is loaded at an agent's start.
 */
package io.github.atexit.cli;
