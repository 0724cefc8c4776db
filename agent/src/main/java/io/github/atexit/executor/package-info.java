/** The application's executors, found through their live worker threads. Lives in the agent's own class loader. */
package io.github.atexit.executor;
