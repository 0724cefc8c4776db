package io.github.atexit.launch;

import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.manifest.ClassGlob;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The main class that the java launcher has loaded. Immutable. */
final class LoadedMain {
    /** The JDK's own classes that stand for an application's main: the source launcher and the JavaFX starter. */
    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

    /** The agent's own tool, which is nobody's application. */
    private static final String TOOL = "io.github.atexit.premain.AtExitMain";

    private static final String FX_STARTER = "sun.launcher.LauncherHelper$FXHelper";

    private final String name;

    private LoadedMain(String name) {
        this.name = name;
    }

    /** The main class, or null if it is the JDK's own, such as a tool's, or the agent's. */
    static @Nullable LoadedMain of(Class<?> mainClass, JvmAccess jvm) {
        String name = mainClass.getName();
        boolean standsForAnother = name.startsWith(SOURCE_LAUNCHER) || name.equals(FX_STARTER);
        return (jvm.isJdkClass(mainClass) && !standsForAnother) || name.equals(TOOL) ? null : new LoadedMain(name);
    }

    String name() {
        return name;
    }

    /** Whether one of the globs matches the class, or the Start-Class of the jar it was launched from; true for none. */
    boolean matches(List<String> globs) {
        if (globs.isEmpty() || ClassGlob.anyMatches(globs, name)) {
            return true;
        }
        String startClass = startClass();
        return startClass != null && ClassGlob.anyMatches(globs, startClass);
    }

    /** With {@code -jar} the class path begins with that jar; 8 appends the agents' to it. */
    private static @Nullable String startClass() {
        String classPath = System.getProperty("java.class.path", "");
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        if (!first.endsWith(".jar")) {
            return null;
        }
        try (JarFile jar = new JarFile(first)) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
        } catch (IOException e) {
            return null;
        }
    }
}
