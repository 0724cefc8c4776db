/**
 * Exit reports read back: the lines of a file that many JVMs wrote, one exit of them, the sum of many. For commands and
 * the page, not for the start of an agent; what it keeps is bounded, however long a file is. Lives in the agent's own
 * class loader.
 */
package io.github.atexit.history;
