/**
 * The manifest: its text read into a tree that knows its positions, checked against one list of keys, made into what an
 * exit needs. Every problem has a position, what was found, and what is allowed. Lives in the agent's own class loader.
 */
package io.github.atexit.manifest;
