package io.github.atexit.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Maven's build of a tiny project, offline: javac and the tests each in a JVM of its own. It has the plugins of this
 * project, which are in the local repository.
 */
final class MavenBuild {
    private static final Path SOURCES = resource("/build/pom.xml").getParent();
    private static final Path ROOT =
            Path.of(System.getProperty("atexit.examples")).resolveSibling("pom.xml");
    private static final List<String> SUREFIRE = List.of("tests", "failures", "errors", "skipped");

    private final Ended ended;

    private MavenBuild(Ended ended) {
        this.ended = ended;
    }

    /** Whether there is an {@code mvn} on the path. */
    static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "mvn")));
    }

    /** Builds in a fresh directory, with these variables. */
    static MavenBuild run(Jdk jdk, Map<String, String> variables) {
        Path directory = Jvm.on(jdk).directory();
        copy(directory);
        var environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", jdk.home().toString());
        return new MavenBuild(Child.start(command(), environment, directory, Duration.ofMinutes(4))
                .end());
    }

    private static List<String> command() {
        var root = parse(ROOT);
        var command = new ArrayList<>(List.of("mvn", "-o", "-B", "-ntp", "-Dstyle.color=never", "test"));
        command.add("-Djunit.version=" + text(root, "/project/properties/junit.version"));
        for (var plugin : List.of("resources", "compiler", "surefire")) {
            var version = "//plugin[artifactId='maven-%s-plugin']/version".formatted(plugin);
            command.add("-D%s.version=%s".formatted(plugin, text(root, version)));
        }
        var repository = System.getProperty("atexit.repository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        return command;
    }

    Ended ended() {
        return ended;
    }

    /** What it printed, without its times and the line in which a JVM says what it has picked up. */
    List<String> printed() {
        return Stream.of(ended.out(), ended.err())
                .flatMap(String::lines)
                .map(line -> line.replaceAll("\u001b\\[\\d*m", ""))
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
                .filter(line -> !line.matches("\\[INFO] (Total time|Finished at): .*"))
                .map(line -> line.replaceFirst("Time elapsed: \\S+ s", "")
                        .replace(ended.directory().toString(), "."))
                .toList();
    }

    /** The bytes of each class file, by its path. */
    Map<String, String> classes() {
        var classes = new TreeMap<String, String>();
        try (var files = Files.walk(ended.directory().resolve("target"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.put(
                        ended.directory().relativize(file).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    /** How many tests ran, failed, and so on, as surefire reports them. */
    List<String> tests() {
        var suite = parse(ended.directory().resolve("target/surefire-reports/TEST-com.acme.tiny.TinyTest.xml"));
        return SUREFIRE.stream()
                .map(count -> count + " " + text(suite, "/testsuite/@" + count))
                .toList();
    }

    private static void copy(Path to) {
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(SOURCES.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            // A project of its own, and not a part of the one that the directory lies in.
            Files.createDirectory(to.resolve(".mvn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(MavenBuild.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parse(Path xml) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError(xml + " cannot be read", e);
        }
    }

    private static String text(Document xml, String path) {
        try {
            String text = XPathFactory.newInstance().newXPath().evaluate(path, xml);
            if (text.isEmpty()) {
                throw new AssertionError("nothing at " + path);
            }
            return text;
        } catch (XPathExpressionException e) {
            throw new AssertionError(path, e);
        }
    }
}
