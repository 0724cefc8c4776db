/** Executors at work when the JVM ends. */
package com.acme.drain;
