package io.github.atexit.cli;

import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestAdvice;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Problems;
import io.github.atexit.report.TerminationLog;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warns of files that reports and handlers are to write and that could not be written now: by this user, seen from this
 * working directory. Makes nothing. Stateless.
 */
final class OutputAdvice implements ManifestAdvice {
    private static final List<String> STREAMS = Arrays.asList("stderr", "stdout");
    private static final List<String> OF_FILES = Arrays.asList("write", "append", "to");

    /** How an output comes into its place. */
    private enum Way {
        /** Into whatever is there. */
        OPENED,
        /** Into a regular file, which is no link. */
        APPENDED,
        /** As a new file that takes the place of a regular one. */
        REPLACED
    }

    @Override
    public void check(ExitManifest manifest, ManifestNode root, Problems problems) {
        ManifestNode report = root.members().get("report");
        if (report != null && report.kind() == ManifestNode.Kind.OBJECT) {
            check(report.members().get("file"), Way.OPENED, problems);
            check(report.members().get("html"), Way.REPLACED, problems);
            ManifestNode log = report.members().get("terminationLog");
            if (!isOneOf(log, Arrays.asList(TerminationLog.AUTO, TerminationLog.OFF))) {
                check(log, Way.OPENED, problems);
            }
        }
        for (HandlerNode handler : HandlerNode.all(manifest, root)) {
            if (handler.handler().type().equals("log") && !isOneOf(handler.value("to"), STREAMS)) {
                check(handler.value("to"), Way.APPENDED, problems);
            }
            if (handler.handler().type().equals("file")) {
                for (String key : OF_FILES) {
                    check(handler.value(key), key.equals("append") ? Way.APPENDED : Way.REPLACED, problems);
                }
            }
        }
    }

    private static boolean isOneOf(@Nullable ManifestNode node, List<String> words) {
        return node != null && node.kind() == ManifestNode.Kind.STRING && words.contains(node.string());
    }

    private static void check(@Nullable ManifestNode target, Way way, Problems problems) {
        if (target == null
                || target.kind() != ManifestNode.Kind.STRING
                || target.string().isEmpty()
                || target.string().contains("${")) {
            return;
        }
        String obstacle;
        try {
            obstacle = obstacle(Paths.get(target.string()).toAbsolutePath(), way);
        } catch (InvalidPathException e) {
            return; // an error that the reader tells
        }
        if (obstacle != null) {
            problems.warnAt(target, "\"" + target.string() + "\" cannot be written: " + obstacle);
        }
    }

    private static @Nullable String obstacle(Path file, Way way) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return obstacleAbove(file);
        }
        if (way != Way.OPENED && Files.isSymbolicLink(file)) {
            return "it is a link, which is not followed";
        }
        if (way != Way.OPENED && !Files.isRegularFile(file)) {
            return "it is no regular file";
        }
        if (way == Way.REPLACED) {
            return obstacleAbove(file);
        }
        return Files.exists(file) && !Files.isWritable(file) ? forbidden("it") : null;
    }

    /** What keeps a file from being made. */
    private static @Nullable String obstacleAbove(Path file) {
        Path directory = file.getParent();
        while (directory != null && !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            directory = directory.getParent();
        }
        if (directory == null) {
            return null;
        }
        if (!Files.isDirectory(directory)) {
            return directory + " is no directory";
        }
        return Files.isWritable(directory) ? null : forbidden("in " + directory);
    }

    private static String forbidden(String where) {
        return "the user " + System.getProperty("user.name") + " may not write " + where;
    }
}
