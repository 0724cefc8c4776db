/** A class of the JDK's, as far as the bridge calls it; for the compiler only. */
package jdk.internal.perf;
