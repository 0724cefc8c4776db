package com.acme.rules;

/** A plugin that thinks it owns the JVM. */
public final class Plugin implements Runnable {
    public Plugin() {}

    @Override
    public void run() {
        System.exit(3);
    }
}
