package com.acme.rules;

import com.acme.Effects;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads the {@link Plugin} from the jar it is told, and runs it. */
public final class RunsPlugin {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        URL[] jars = {new File(args[0]).toURI().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jars, null)) {
            Runnable plugin = (Runnable)
                    loader.loadClass("com.acme.rules.Plugin").getConstructor().newInstance();
            plugin.run();
        } catch (SecurityException e) {
            Effects.append("denied");
        }
    }
}
