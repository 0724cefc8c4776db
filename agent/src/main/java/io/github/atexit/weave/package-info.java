/**
 * All weaving, and the only package of the start that knows Byte Buddy (its bundled ASM, because the start pays for every
 * class): the table of weave points and the transformer that serves it once, at the start. Lives in the agent's own
 * class loader.
 */
package io.github.atexit.weave;
