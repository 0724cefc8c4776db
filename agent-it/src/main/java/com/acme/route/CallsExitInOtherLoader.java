package com.acme.route;

import com.acme.Effects;
import java.net.URL;
import java.net.URLClassLoader;

/** Starts a thread whose class, of another class loader, calls {@code System.exit}. */
public final class CallsExitInOtherLoader {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        URL jar = CallsExitInOtherLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        // Not closed: the thread needs it until the end.
        ClassLoader loader = new URLClassLoader(
                new URL[] {jar}, ClassLoader.getSystemClassLoader().getParent());
        Runnable plugin = (Runnable) loader.loadClass("com.acme.route.ExitingPlugin")
                .getConstructor()
                .newInstance();
        Thread thread = new Thread(plugin, "plugin");
        thread.start();
        thread.join();
    }
}
