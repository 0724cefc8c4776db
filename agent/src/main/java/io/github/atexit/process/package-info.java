/**
 * The running JVMs of this machine as they show from outside: found without disturbing them, got into with the JDK's attach
 * API. For the commands alone.
 */
package io.github.atexit.process;
