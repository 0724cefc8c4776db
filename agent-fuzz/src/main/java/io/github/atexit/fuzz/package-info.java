/** Targets of the fuzzer. */
package io.github.atexit.fuzz;
