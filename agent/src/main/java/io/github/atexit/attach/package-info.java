/**
 * Running JVMs as seen from outside, and the agent as it shows itself to them: finding the JVMs of this machine, loading
 * the agent into one, what comes back. The agent uses {@code ArmedMark} and {@code AttachReply}, the commands all of it.
 */
package io.github.atexit.attach;
