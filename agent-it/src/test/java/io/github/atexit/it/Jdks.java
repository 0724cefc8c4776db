package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The JDKs of this machine, one for each feature version, oldest first. The property {@code atexit.jdks} lists versions
 * or homes; without it all are taken that {@code ~/.jdks}, {@code /usr/lib/jvm} and this JVM offer.
 */
final class Jdks {
    /** {@code "1.8.0_504"}, {@code "17.0.15"}, {@code "27-ea"}. */
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

    private static final List<Jdk> FOUND = discover(System.getProperty("atexit.jdks", ""));

    static {
        FOUND.forEach(jdk -> System.out.println("Tests run on " + jdk + ": " + jdk.home()));
    }

    private Jdks() {}

    /** All, oldest first; never empty. */
    static List<Jdk> all() {
        return FOUND;
    }

    /** Those of a feature version from this one on. */
    static List<Jdk> since(int feature) {
        return FOUND.stream().filter(jdk -> jdk.feature() >= feature).toList();
    }

    /** Those of these feature versions; where none of them is here, the newest, so that no table is empty. */
    static List<Jdk> of(int... features) {
        var chosen = FOUND.stream()
                .filter(jdk -> IntStream.of(features).anyMatch(feature -> feature == jdk.feature()))
                .toList();
        return chosen.isEmpty() ? List.of(newest()) : chosen;
    }

    /** The one of the highest feature version. */
    static Jdk newest() {
        return FOUND.get(FOUND.size() - 1);
    }

    private static List<Jdk> discover(String wanted) {
        var byFeature = new TreeMap<Integer, Jdk>();
        if (wanted.isBlank()) {
            Stream.concat(installed().stream(), Stream.of(running()))
                    .flatMap(home -> at(home).stream())
                    .forEach(jdk -> byFeature.putIfAbsent(jdk.feature(), jdk));
        } else {
            for (String word : wanted.split(",", -1)) {
                Jdk jdk = named(word.strip());
                byFeature.put(jdk.feature(), jdk);
            }
        }
        return List.copyOf(byFeature.values());
    }

    private static Jdk named(String word) {
        var found = word.chars().allMatch(Character::isDigit)
                ? Stream.concat(installed().stream(), Stream.of(running()))
                        .flatMap(home -> at(home).stream())
                        .filter(jdk -> jdk.feature() == Integer.parseInt(word))
                        .findFirst()
                : at(Path.of(word));
        return found.orElseThrow(
                () -> new IllegalStateException("atexit.jdks: no JDK \"" + word + "\" on this machine"));
    }

    private static List<Path> installed() {
        return Stream.of(Path.of(System.getProperty("user.home"), ".jdks"), Path.of("/usr/lib/jvm"))
                .filter(Files::isDirectory)
                .flatMap(Jdks::children)
                .toList();
    }

    private static Path running() {
        return Path.of(System.getProperty("java.home"));
    }

    private static Stream<Path> children(Path directory) {
        try (var children = Files.list(directory)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Jdk> at(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        // The launcher is asked: some packages of JDK 8 have no release file.
        return ask(home.toAbsolutePath());
    }

    private static Optional<Jdk> ask(Path home) {
        var builder = new ProcessBuilder(home.resolve("bin/java").toString(), "-version").redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            var process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(text);
            return process.waitFor() == 0 && version.find()
                    ? Optional.of(new Jdk(Integer.parseInt(version.group(1)), home))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
