package com.acme.start;

import java.util.Map;
import java.util.TreeSet;

/** Prints what an application can see of its JVM: threads, properties, class path, what it may open. */
public final class SaysWhatItSees {
    public static void main(String[] args) {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (!thread.getKey().isDaemon()) {
                System.out.println("thread " + thread.getKey().getName());
            }
        }
        TreeSet<String> properties = new TreeSet<>(System.getProperties().stringPropertyNames());
        System.out.println(properties);
        System.out.println(Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader());
        System.out.println(Thread.getDefaultUncaughtExceptionHandler());
        System.out.println(SaysWhatItSees.class.getResource("/io/github/atexit/exit"));
        try {
            Class.forName("java.lang.Shutdown")
                    .getDeclaredMethod("halt", int.class)
                    .setAccessible(true);
            System.out.println("open");
        } catch (Exception e) {
            System.out.println("closed");
        }
    }
}
