/**
 * The manifest's rules: who may end the JVM, and how. What a rule looks at, which rule is the first to match, and what
 * it makes of the call. Lives in the agent's own class loader, and is loaded only where a manifest has rules.
 */
package io.github.atexit.rule;
