package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.launch.CallerFinder;
import io.github.atexit.scan.Finding;
import io.github.atexit.scan.FindingKind;
import io.github.atexit.scan.Scan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Drafts a manifest for what a scan has found: it changes no exit, and says with each part what led to it. Used once. */
final class DraftManifest {
    private static final int MOST_RULES = 40;
    private static final int MOST_PLACES = 3;

    private final JsonGenerator json;
    private final Set<String> names = new HashSet<>();

    private DraftManifest(JsonGenerator json) {
        this.json = json;
    }

    /** The manifest's text. */
    static String of(List<String> paths, Scan scan) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new DraftManifest(json.useDefaultPrettyPrinter()).write(paths, scan);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private void write(List<String> paths, Scan scan) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "atexit-manifest.schema.json");
        json.writeStringField(
                "$comment",
                "A draft, from " + String.join(", ", paths) + ": " + ScanCommand.summary(scan)
                        + ". Keep what fits; validate and explain tell what it would do.");
        json.writeObjectFieldStart("report");
        json.writeStringField("console", "auto");
        json.writeStringField("file", "exits.jsonl");
        json.writeEndObject();
        json.writeArrayFieldStart("rules");
        rules(scan);
        json.writeEndArray();
        json.writeArrayFieldStart("handlers");
        handlers(scan);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A rule for each class that ends the JVM; halts first, because they skip what the others run. */
    private void rules(Scan scan) throws IOException {
        int rules = 0;
        for (FindingKind kind : new FindingKind[] {FindingKind.HALT, FindingKind.EXIT}) {
            for (Map.Entry<String, List<Finding>> caller :
                    by(scan, kind, finding -> finding.place().getClassName()).entrySet()) {
                if (CallerFinder.isKnownWrapper(caller.getKey())) {
                    continue; // a rule would see the wrapper's caller
                }
                if (rules++ == MOST_RULES) {
                    return;
                }
                boolean isHalt = kind == FindingKind.HALT;
                json.writeStartObject();
                json.writeStringField(
                        "$comment",
                        places(caller.getValue())
                                + (isHalt
                                        ? ". A halt skips shutdown hooks and delete-on-exit files: \"orderly\" makes it an exit,"
                                                + " \"deny\" forbids it."
                                        : ". An exit skips the finally blocks of its callers: \"unwind\" runs them, \"deny\" forbids it."));
                json.writeStringField("route", kind.id());
                json.writeStringField("caller", caller.getKey());
                json.writeStringField("action", "allow");
                json.writeEndObject();
            }
        }
    }

    private void handlers(Scan scan) throws IOException {
        for (Map.Entry<String, List<Finding>> pool :
                by(scan, FindingKind.POOL, Finding::target).entrySet()) {
            boolean isTimer = pool.getKey().equals("java.util.Timer");
            handler("close", pool.getKey(), places(pool.getValue()), isTimer ? "cancel" : null);
        }
        for (Map.Entry<String, List<Finding>> executor :
                by(scan, FindingKind.EXECUTOR, DraftManifest::executorClass).entrySet()) {
            handler("drain", executor.getKey(), places(executor.getValue()), null);
        }
    }

    private void handler(String type, String className, String comment, @Nullable String method) throws IOException {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        json.writeStartObject();
        json.writeStringField("$comment", comment);
        json.writeStringField("name", type + ' ' + (names.add(type + simple) ? simple : className));
        json.writeStringField("type", type);
        json.writeStringField("class", className);
        if (method != null) {
            json.writeStringField("method", method);
        }
        json.writeEndObject();
    }

    /** The JDK's are found under one of two classes, whoever makes them. */
    private static String executorClass(Finding finding) {
        if (!finding.target().startsWith("java.util.concurrent.")) {
            return finding.target();
        }
        return finding.what().endsWith("newWorkStealingPool")
                        || finding.target().endsWith("ForkJoinPool")
                ? "java.util.concurrent.ForkJoinPool"
                : "java.util.concurrent.ThreadPoolExecutor";
    }

    private static Map<String, List<Finding>> by(Scan scan, FindingKind kind, Function<Finding, String> key) {
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        scan.findings().values().stream()
                .flatMap(List::stream)
                .filter(finding -> finding.kind() == kind)
                .forEach(finding -> found.computeIfAbsent(key.apply(finding), name -> new ArrayList<>())
                        .add(finding));
        return found;
    }

    private static String places(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        Set<String> told = new HashSet<>();
        for (Finding finding : findings) {
            String place = finding.what() + " at " + finding.where();
            if (told.add(place) && count++ < MOST_PLACES) {
                text.append(text.length() == 0 ? "" : "; ").append(place);
            }
        }
        return count > MOST_PLACES ? text + " and " + (count - MOST_PLACES) + " more" : text.toString();
    }
}
