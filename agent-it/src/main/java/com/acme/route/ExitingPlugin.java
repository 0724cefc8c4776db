package com.acme.route;

/** Code of a class loader of its own that ends the JVM. */
public final class ExitingPlugin implements Runnable {
    @Override
    public void run() {
        if (ExitingPlugin.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            throw new IllegalStateException("not in a loader of its own");
        }
        System.exit(3);
    }
}
