package com.acme.start;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.jar.JarFile;

/** Starts the class that its jar names as {@code Start-Class} in a class loader of its own, as fat jars do. */
public final class OwnLoaderLauncher {
    public static void main(String[] args) throws Exception {
        File jar = new File(OwnLoaderLauncher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String start;
        try (JarFile opened = new JarFile(jar)) {
            start = opened.getManifest().getMainAttributes().getValue("Start-Class");
        }
        // Not closed: the application needs it until the end.
        ClassLoader loader = new URLClassLoader(
                new URL[] {jar.toURI().toURL()},
                ClassLoader.getSystemClassLoader().getParent());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(start).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
