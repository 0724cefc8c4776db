/** The read-only MBean that tells of the agent, for manifests that ask for it. Lives in the agent's own class loader. */
package io.github.atexit.jmx;
