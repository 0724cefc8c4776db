package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sources with known answers ({@code src/test/resources/samples}), compiled once by each compiler into a package that is
 * named after it. Their comments mark the lines of the blocks that are to be told.
 */
final class Samples {
    /**
     * One source by one compiler.
     *
     * @param since the feature version of the oldest JDK that runs it
     */
    record Sample(String compiler, String source, int since, Path classes) {
        String packageName() {
            return "com.acme.sample." + compiler;
        }

        String mainClass() {
            return packageName() + "." + source.substring(0, source.indexOf('.'));
        }

        @Override
        public String toString() {
            return source + " by " + compiler;
        }
    }

    private static final Pattern MARK = Pattern.compile("// skipped: ([a-z-]+)( \\(by index\\))?");
    private static final List<String> CLASSPATH =
            List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")));

    private Samples() {}

    /** Compiles all, with the compilers of 8, 11, 17, 25 among the JDKs of the tests, of Kotlin and of Groovy. */
    static List<Sample> compile() {
        var samples = new ArrayList<Sample>();
        for (Jdk jdk : Jdks.of(8, 11, 17, 25)) {
            if (jdk.hasCompiler()) {
                samples.add(javac(jdk, "Blocks.java", 8));
                if (jdk.feature() >= 17) {
                    samples.add(javac(jdk, "NewBlocks.java", 17));
                }
            }
        }
        samples.add(forked(
                "kotlin",
                "KotlinBlocks.kt",
                List.of(
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-jvm-target",
                        "1.8",
                        "-no-stdlib",
                        "-no-reflect",
                        "-nowarn",
                        "-cp",
                        libraries())));
        samples.add(forked("groovy", "GroovyBlocks.groovy", List.of("org.codehaus.groovy.tools.FileSystemCompiler")));
        return samples;
    }

    /** What compiled Kotlin and Groovy need, as a class path. */
    static String libraries() {
        return String.join(
                ":",
                CLASSPATH.stream()
                        .filter(path ->
                                path.matches(".*/(kotlin-stdlib|kotlinx-coroutines-core-jvm|groovy)-[0-9.]+\\.jar"))
                        .toList());
    }

    private static Sample javac(Jdk jdk, String source, int release) {
        var sample = fresh("javac" + jdk.feature(), source, release);
        var words = new ArrayList<>(List.of(jdk.program("javac"), "-nowarn", "-Xlint:none"));
        if (jdk.feature() > 8) {
            words.addAll(List.of("--release", Integer.toString(release)));
        }
        run(sample, words);
        return sample;
    }

    private static Sample forked(String compiler, String source, List<String> main) {
        var sample = fresh(compiler, source, 8);
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dgroovy.target.bytecode=1.8",
                "-cp",
                System.getProperty("java.class.path")));
        words.addAll(main);
        run(sample, words);
        return sample;
    }

    private static Sample fresh(String compiler, String source, int since) {
        try {
            var directory = Files.createTempDirectory(Jvm.scratch(), "sample-");
            var sample = new Sample(compiler, source, since, Files.createDirectory(directory.resolve("classes")));
            Files.writeString(directory.resolve(source), text(source).replace("PACKAGE", sample.packageName()));
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Sample sample, List<String> words) {
        var command = new ArrayList<>(words);
        command.addAll(List.of(
                "-d",
                sample.classes().toString(),
                sample.classes().resolveSibling(sample.source()).toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(sample + " does not compile: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The blocks that a source's marks tell of, each as {@code package.File:line kind}.
     *
     * @param byIndex whether those count that a line alone cannot tell
     */
    static Set<String> marks(Sample sample, boolean byIndex) {
        var marks = new TreeSet<String>();
        var lines = text(sample.source()).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            MARK.matcher(lines.get(i))
                    .results()
                    .filter(mark -> byIndex || mark.group(2) == null)
                    .forEach(mark ->
                            marks.add(sample.packageName() + " " + sample.source() + ":" + line + " " + mark.group(1)));
        }
        return marks;
    }

    private static String text(String source) {
        // Of another name, so that nobody formats what is about lines.
        var resource = source.endsWith(".java") ? source + ".txt" : source;
        try (var file = Samples.class.getResourceAsStream("/samples/" + resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
