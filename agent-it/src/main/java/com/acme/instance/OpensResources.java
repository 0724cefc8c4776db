package com.acme.instance;

import com.acme.handler.EndsAsTold;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Opens resources, one of them in a class loader of its own, then ends by the route that its argument names. */
public final class OpensResources {
    private static final List<Object> OPEN = new ArrayList<Object>();

    public static void main(String[] args) throws Exception {
        OPEN.add(new Resource("first"));
        OPEN.add(new SpecialResource());
        OPEN.add(inOtherLoader());
        OPEN.add(new Hanging());
        OPEN.add(new Registry());
        OPEN.add(new NotedExecutor());
        try {
            OPEN.add(new Unborn());
        } catch (IllegalStateException e) {
            // As is meant.
        }
        forget();
        EndsAsTold.main(args);
    }

    private static Object inOtherLoader() throws Exception {
        URL classes = Resource.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader other = new URLClassLoader(new URL[] {classes}, null);
        return other.loadClass("com.acme.instance.FailingResource")
                .getConstructor()
                .newInstance();
    }

    private static void forget() {
        WeakReference<Object> gone = new WeakReference<Object>(new Forgotten());
        while (gone.get() != null) {
            System.gc();
        }
    }
}
