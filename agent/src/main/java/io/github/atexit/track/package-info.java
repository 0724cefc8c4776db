/**
 * The live instances of the few classes that a manifest asks for: recorded when their constructors return, held weakly
 * and in bounded number. JDK classes only. Lives in the agent's own class loader.
 */
package io.github.atexit.track;
