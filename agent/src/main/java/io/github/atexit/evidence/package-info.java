/**
 * What is left of a JVM that died without saying so: its hs_err file, the kernel's count of OOM kills, the machine's boot
 * id, the flags it was started with. Each class reads one thing and says what it proves in words for a report's {@code
 * likely}. Knows neither the agent nor the journal, so that a parent process can use it, too. Lives in the agent's own
 * class loader.
 */
package io.github.atexit.evidence;
