/**
 * The domain: routes, the sequence of an exit, phases, deadlines, outcomes. JDK classes only, no input or output, no
 * bytecode: whatever the sequence needs of the JVM it is given. Lives in the agent's own class loader.
 */
package io.github.atexit.exit;
