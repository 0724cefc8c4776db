package com.acme.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Tells the threads and the open files of its process, says {@code ready}, and stays until a signal ends it. */
public final class TellsWhatItHolds {
    private TellsWhatItHolds() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> lines = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            lines.put("thread " + thread.getName(), thread.isDaemon() ? " daemon" : "");
        }
        File[] descriptors = new File("/proc/self/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            if (Files.isSymbolicLink(descriptor.toPath())) {
                lines.put("file " + descriptor.getName(), " " + Files.readSymbolicLink(descriptor.toPath()));
            }
        }
        lines.forEach((name, value) -> System.out.println(name + value));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
