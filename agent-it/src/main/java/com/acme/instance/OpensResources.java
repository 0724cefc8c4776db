package com.acme.instance;

import com.acme.handler.EndsAsTold;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Opens resources, some in class loaders of their own, then ends by the route that its argument names. */
public final class OpensResources {
    private static final List<Object> OPEN = new ArrayList<Object>();

    public static void main(String[] args) throws Exception {
        OPEN.add(new Resource("first"));
        OPEN.add(new SpecialResource());
        OPEN.add(inLoader("FailingResource"));
        OPEN.add(inClosedLoader("NeedsMore"));
        OPEN.add(new Hanging());
        OPEN.add(new Registry());
        OPEN.add(new NotedExecutor());
        try {
            OPEN.add(new Unborn());
        } catch (IllegalStateException e) {
            // As is meant.
        }
        forget(new WeakReference<Object>(new Forgotten()));
        forget(new WeakReference<Object>(inClosedLoader("Discarded")));
        EndsAsTold.main(args);
    }

    private static Object inLoader(String name) throws Exception {
        return instance(name, loader());
    }

    private static Object inClosedLoader(String name) throws Exception {
        try (URLClassLoader loader = loader()) {
            return instance(name, loader);
        }
    }

    private static URLClassLoader loader() {
        URL classes = Resource.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, null);
    }

    private static Object instance(String name, ClassLoader loader) throws Exception {
        return loader.loadClass("com.acme.instance." + name).getConstructor().newInstance();
    }

    private static void forget(WeakReference<Object> gone) {
        while (gone.get() != null) {
            System.gc();
        }
    }
}
