/**
 * The JSON library's parser, as this program makes one. Not on the way of a good start: a manifest without a fault is
 * read without it. Lives in the agent's own class loader.
 */
package io.github.atexit.json;
