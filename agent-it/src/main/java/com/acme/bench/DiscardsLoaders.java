package com.acme.bench;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a task in a thread of each of a thousand class loaders, as a server that redeploys does, drops them all and waits
 * until the last is collected.
 */
public final class DiscardsLoaders {
    private static final int LOADERS = 1000;

    private DiscardsLoaders() {}

    /** What runs; loaded by each of the loaders. */
    public static final class Task implements Runnable {
        @Override
        public void run() {
            if (Thread.currentThread().getContextClassLoader() != Task.class.getClassLoader()) {
                throw new IllegalStateException("not the loader of its own");
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        URL[] here = {
            DiscardsLoaders.class.getProtectionDomain().getCodeSource().getLocation()
        };
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < LOADERS; i++) {
            loaders.add(new WeakReference<>(use(here)));
        }
        while (true) {
            System.gc();
            long alive = loaders.stream().filter(loader -> loader.get() != null).count();
            if (alive == 0) {
                System.out.println("all collected");
                return;
            }
        }
    }

    private static ClassLoader use(URL[] here) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(here, null)) {
            Runnable task = (Runnable)
                    loader.loadClass(Task.class.getName()).getConstructor().newInstance();
            Thread thread = new Thread(task);
            thread.setContextClassLoader(loader);
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            thread.start();
            thread.join();
            Thread.currentThread().setContextClassLoader(before);
            return loader;
        }
    }
}
