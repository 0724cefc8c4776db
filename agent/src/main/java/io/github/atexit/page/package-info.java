/**
 * The page: exits as one self-contained HTML file, which loads nothing, runs no script and reads well on paper, on a
 * phone, in the dark and aloud. Made by a command, or at the exit itself; nothing here is loaded at the start of an
 * agent. Lives in the agent's own class loader.
 */
package io.github.atexit.page;
