/**
 * The handler types: one class each, one registry ({@link io.github.atexit.handler.HandlerTypes}). Lives in the agent's
 * own class loader.
 */
package io.github.atexit.handler;
