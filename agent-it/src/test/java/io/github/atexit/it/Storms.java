package io.github.atexit.it;

import com.acme.sequence.Storm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Many ways of ending a JVM at once, and what must be true afterwards whichever of them wins. */
enum Storms {
    EXITS("a hundred threads exit", "e"),
    HALTS("a hundred threads halt", "h"),
    BOTH("a hundred threads exit and halt", "eh"),
    RETURN("exit against main's return", "er"),
    SIGNAL("exit against SIGTERM", "es"),
    BURST("signals in a burst", "b"),
    ALL("exit, halt, signals and main's return", "ehsbr");

    private static final Map<String, Integer> SIGNALS = Map.of("TERM", 143, "INT", 130, "HUP", 129);
    /** Deadlines that a busy machine meets too; an exit that hangs does not. */
    private static final String MANIFEST = """
            {"deadline": "40s", "routes": {"halt": {"deadline": "40s"}}, "handlers": [
              {"name": "end", "type": "log", "to": "effects.txt", "message": "end"},
              {"name": "saved", "type": "log", "to": "effects.txt", "message": "saved", "phase": "save"}]}""";

    private final String words;
    private final String ways;

    Storms(String words, String ways) {
        this.words = words;
        this.ways = ways;
    }

    /** In words. */
    String words() {
        return words;
    }

    /** Raises one storm. */
    Ended raise(Jdk jdk) {
        return Jvm.on(jdk)
                .manifest(MANIFEST)
                .deadline(Duration.ofSeconds(60))
                .main(Storm.class, ways)
                .run();
    }

    /** What was not as it must be; empty if all was well. */
    List<String> violations(Ended ended) {
        var found = new ArrayList<String>();
        if (ended.reports().size() != 1) {
            found.add(ended.reports().size() + " reports");
            return found;
        }
        var report = ended.report();
        check(found, ended.status() == report.number("/finalStatus"), "the status is not the report's");
        check(found, ended.status() == expected(report), "the status is not the one of the call that counts");
        check(found, report.handlers().equals(List.of("saved ok", "end ok")), "handlers: " + report.handlers());
        for (var mark : List.of("main", "saved", "end")) {
            check(found, Collections.frequency(ended.effects(), mark) == 1, mark + " is not there once");
        }
        var hooks = Collections.frequency(ended.effects(), "hook");
        boolean halted = report.text("/route").equals("halt") || firstHalt(report) != null;
        check(found, halted ? hooks <= 1 : hooks == 1, "hooks ran " + hooks + " times");
        check(found, ended.otherErr().isEmpty(), "stderr: " + ended.otherErr());
        return found;
    }

    private static void check(List<String> found, boolean holds, String violation) {
        if (!holds) {
            found.add(violation);
        }
    }

    /** The first halt inside an exit counts, else the call that named the exit. */
    private static int expected(Report report) {
        var route = report.text("/route");
        var halt = firstHalt(report);
        if (halt != null && !route.equals("halt")) {
            return halt;
        }
        if (route.equals("exit") || route.equals("halt")) {
            return Integer.parseInt(report.text("/thread/name").replace("storm-", ""));
        }
        return route.equals("signal") ? SIGNALS.get(report.text("/signal")) : 0;
    }

    /** The status of the first halt that came while the exit ran; null if none did. */
    private static Integer firstHalt(Report report) {
        for (var nested : report.json().at("/nested")) {
            if (nested.path("route").asText().equals("halt")) {
                return nested.path("status").asInt();
            }
        }
        return null;
    }
}
