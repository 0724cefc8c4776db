/**
 * What differs between JVMs: opening JDK packages to the agent, defining the bridge, reading stacks. The variant for 9
 * and later is compiled apart (source root {@code java9}) and chosen by name. Lives in the agent's own class loader.
 */
package io.github.atexit.jvm;
