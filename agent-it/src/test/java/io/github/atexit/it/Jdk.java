package io.github.atexit.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** A JDK that tests run on. */
record Jdk(int feature, Path home) {
    /** A program of its {@code bin} directory. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Whether it has a compiler and not only a launcher. */
    boolean hasCompiler() {
        return Files.isExecutable(Path.of(program("javac")));
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
