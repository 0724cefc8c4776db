package io.github.atexit.it;

import com.acme.bench.ExitsWithHooks;
import com.acme.bench.SaysHello;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The manifests of the benchmark and of its guard rails. */
final class BenchManifest {
    private static final List<String> METHODS = List.of(
            "flush",
            "saveSessions",
            "saveIndex",
            "closeCache",
            "closeQueue",
            "notifyPeers",
            "deregister",
            "rotateLog",
            "releaseLock",
            "countDown");

    private BenchManifest() {}

    /** As a user would write it: calls of the application's methods and some lines in a file, each its own way. */
    static String handlers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (switch (i % 10) {
                            case 0 -> """
                                {"name": "line %d", "type": "log", "message": "${exit:status}", "to": "ends.log"}""";
                            case 1 -> """
                                {"name": "call %d", "type": "invoke", "method": "APP#METHOD", "phase": "drain"}""";
                            case 2 -> """
                                {"type": "invoke", "method": "APP#METHOD", "timeout": "2s", "optional": true}""";
                            default -> """
                                {"type": "invoke", "method": "APP#METHOD", "on": ["exit", "main-return"]}""";
                        })
                        .replace("APP", SaysHello.class.getName())
                        .replace("METHOD", METHODS.get(i % METHODS.size()))
                        .formatted(i))
                .collect(Collectors.joining(",\n    ", "{\n  \"handlers\": [\n    ", "\n  ]\n}\n"));
    }

    /** The same with a sentinel; the journal is an option. */
    static String watched(int count) {
        return handlers(count).replaceFirst("\\{", "{\n  \"sentinel\": true,");
    }

    /** As many trivial handlers as {@link ExitsWithHooks} would have hooks. */
    static String trivial(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\": \"invoke\", \"method\": \"" + ExitsWithHooks.class.getName() + "#count\"}")
                .collect(Collectors.joining(",\n", "{\"handlers\": [\n", "\n]}\n"));
    }
}
