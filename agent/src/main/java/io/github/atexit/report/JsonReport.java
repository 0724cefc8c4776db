package io.github.atexit.report;

import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRun;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as one line of JSON, schema {@code atexit-report/1}, at most 256 KiB: longer lists are cut and counted. */
public final class JsonReport {
    /** The value of {@code schema}. */
    static final String SCHEMA = "atexit-report/1";

    private static final int LONGEST_LINE = 256 * 1024; // bytes, the line break included

    private final ExitReport report;
    private final ExitRecord record;
    private final JsonWriter json;
    private final ListLimit limit;

    private JsonReport(ExitReport report, SecretMask mask, int most) {
        this.report = report;
        this.record = report.record;
        this.json = new JsonWriter(mask);
        this.limit = new ListLimit(most);
    }

    /** The report's bytes in UTF-8, with the line break. */
    public static byte[] line(ExitReport report, SecretMask mask) {
        return (text(report, mask) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The report's text, without a line break. */
    public static String text(ExitReport report, SecretMask mask) {
        String text = "";
        for (int most = 1024; most > 0; most /= 4) {
            text = new JsonReport(report, mask, most).write();
            // A character has at most three bytes per char of the string.
            if (text.length() < LONGEST_LINE / 3 || text.getBytes(StandardCharsets.UTF_8).length < LONGEST_LINE) {
                return text;
            }
        }
        return text;
    }

    private String write() {
        json.beginObject();
        json.field("schema", SCHEMA);
        Death death = report.death;
        if (death == null) {
            writeHead(record.event(), report.process);
        } else {
            JsonDeath.writeHead(json, report, death);
        }
        writeMainEnd();
        json.field("lastThread", report.lastThread);
        writeNested();
        writeDenied();
        json.field("rule", record.rule());
        writePhases();
        writeHandlers();
        writeHooks();
        writeSkipped();
        json.field("deadlineExceeded", record.deadlineExceeded());
        if (record.deadlineMillis() >= 0) {
            json.field("deadlineMillis", record.deadlineMillis());
        }
        json.field("sequenceMillis", record.sequenceMillis());
        json.strings("likely", death == null ? Collections.<String>emptyList() : death.likely);
        writeCut();
        return json.endObject().toString();
    }

    /** From {@code id} to {@code stack}. */
    private void writeHead(ExitEvent event, ProcessFacts process) {
        json.field(
                "id",
                process.pid + "-" + Long.toHexString(event.timeMillis()) + "-" + Long.toHexString(event.nanoTime()));
        json.field("time", ReportText.instant(event.timeMillis()));
        json.field("pid", Long.parseLong(process.pid));
        json.field("host", process.host);
        json.beginObject("jvm").field("version", process.javaVersion);
        json.field("vendor", process.javaVendor).endObject();
        json.field("agentVersion", process.agentVersion);
        json.field("mainClass", report.mainClass);
        json.field("commandLine", joined(process.commandLine));
        json.field("uptimeMillis", process.uptimeMillis(event.nanoTime()));
        json.field("route", event.route().id());
        json.field("status", event.status());
        json.field("finalStatus", record.finalStatus());
        json.field("signal", event.signal());
        json.beginObject("thread").field("name", event.threadName());
        json.field("daemon", event.isDaemon()).endObject();
        writeCaller(event.caller());
        writeStack("stack", event.stack());
    }

    private static String joined(List<String> arguments) {
        StringBuilder line = new StringBuilder();
        for (String argument : arguments) {
            line.append(line.length() == 0 ? "" : " ").append(argument);
        }
        return line.toString();
    }

    private void writeCaller(@Nullable ExitCaller caller) {
        if (caller == null) {
            json.nullField("caller");
            return;
        }
        StackTraceElement frame = caller.frame();
        json.beginObject("caller").field("class", frame.getClassName()).field("method", frame.getMethodName());
        json.field("file", frame.getFileName());
        if (frame.getLineNumber() < 0) {
            json.nullField("line");
        } else {
            json.field("line", frame.getLineNumber());
        }
        json.field("jar", caller.jar()).endObject();
    }

    private void writeStack(String key, List<StackTraceElement> stack) {
        writeStack(json, limit, key, stack);
    }

    static void writeStack(JsonWriter json, ListLimit limit, String key, List<StackTraceElement> stack) {
        json.beginArray(key);
        for (int i = 0, kept = limit.kept(key, stack.size()); i < kept; i++) {
            json.element(ReportText.frame(stack.get(i)));
        }
        json.endArray();
    }

    private void writeStack(StackTraceElement @Nullable [] stack) {
        json.beginArray("stack");
        for (int i = 0, kept = stack == null ? 0 : limit.kept("stack", stack.length); stack != null && i < kept; i++) {
            json.element(ReportText.frame(stack[i]));
        }
        json.endArray();
    }

    private void writeMainEnd() {
        MainEnd end = report.mainEnd;
        json.beginObject("mainEnd").field("outcome", end.outcome);
        if (end.afterMillis < 0) {
            json.nullField("afterMillis");
        } else {
            json.field("afterMillis", end.afterMillis);
        }
        if (end.thrown != null) {
            json.field("exception", ReportText.thrown(end.thrown));
        }
        json.endObject();
    }

    private void writeNested() {
        json.beginArray("nested");
        List<ExitEvent> nested = record.nested();
        for (int i = 0, kept = limit.kept("nested", nested.size()); i < kept; i++) {
            ExitEvent event = nested.get(i);
            json.beginObject().field("route", event.route().id()).field("status", event.status());
            json.field("thread", event.threadName());
            writeCaller(event.caller());
            json.endObject();
        }
        json.endArray();
        if (record.nestedCount() > nested.size()) {
            limit.addCut("nested", record.nestedCount() - nested.size());
        }
    }

    private void writeDenied() {
        json.beginArray("denied");
        List<ExitEvent> denied = record.denied();
        for (int i = 0, kept = limit.kept("denied", denied.size()); i < kept; i++) {
            ExitEvent event = denied.get(i);
            json.beginObject().field("route", event.route().id()).field("status", event.status());
            writeCaller(event.caller());
            json.field("time", ReportText.instant(event.timeMillis())).endObject();
        }
        json.endArray();
        if (record.deniedCount() > denied.size()) {
            limit.addCut("denied", record.deniedCount() - denied.size());
        }
    }

    private void writePhases() {
        json.beginArray("phases");
        for (ExitRecord.PhaseTime time : record.phases()) {
            json.beginObject().field("name", time.phase().name());
            json.field("millis", time.millis()).endObject();
        }
        json.endArray();
    }

    private void writeHandlers() {
        json.beginArray("handlers");
        List<HandlerRun> handlers = record.handlers();
        for (int i = 0, kept = limit.kept("handlers", handlers.size()); i < kept; i++) {
            writeHandler(handlers.get(i));
        }
        json.endArray();
    }

    private void writeHandler(HandlerRun run) {
        HandlerOutcome outcome = run.outcome();
        json.beginObject().field("name", run.handler().name());
        json.field("type", run.handler().type());
        json.field("phase", run.handler().phase());
        json.field("outcome", outcome == null ? null : outcome.id());
        json.field("millis", run.millis());
        writeError(run);
        String output = run.output();
        json.field("output", output.isEmpty() ? null : output);
        json.field("reason", run.reason()).endObject();
    }

    private void writeError(HandlerRun run) {
        Throwable error = run.error();
        if (error != null) {
            json.beginObject("error").field("type", error.getClass().getName());
            json.field("message", ReportText.messageOf(error));
            writeStack(error.getStackTrace());
            json.endObject();
        } else if (run.stack() != null) {
            json.beginObject("error").field("type", "timeout").field("message", run.reason());
            writeStack(run.stack());
            json.endObject();
        } else {
            json.nullField("error");
        }
    }

    private void writeHooks() {
        json.beginArray("shutdownHooks");
        for (int i = 0, kept = limit.kept("shutdownHooks", report.hooks.size()); i < kept; i++) {
            HookRun hook = report.hooks.get(i);
            json.beginObject();
            writeHook(hook);
            json.field("outcome", hook.outcome().id());
            json.field("millis", hook.millis());
            writeStack(hook.stack());
            json.endObject();
        }
        json.endArray();
    }

    private void writeHook(HookRun hook) {
        json.field("name", hook.thread().getName());
        json.field("class", ReportText.hookClass(hook).getName());
        json.field("jar", ReportText.codeSource(ReportText.hookClass(hook)));
    }

    private void writeSkipped() {
        json.beginObject("skipped").beginArray("handlers");
        List<HandlerRun> handlers = record.skippedHandlers();
        for (int i = 0, kept = limit.kept("skipped.handlers", handlers.size()); i < kept; i++) {
            json.element(handlers.get(i).handler().name());
        }
        json.endArray().beginArray("shutdownHooks");
        int left = limit.kept("skipped.shutdownHooks", report.countHooks(HookRun.Outcome.SKIPPED));
        for (HookRun hook : report.hooks) {
            if (hook.outcome() == HookRun.Outcome.SKIPPED && left-- > 0) {
                json.beginObject();
                writeHook(hook);
                json.endObject();
            }
        }
        json.endArray();
        json.strings(
                "deleteOnExit",
                report.deleteOnExit.subList(0, limit.kept("skipped.deleteOnExit", report.deleteOnExit.size())));
        new JsonCleanup(json, limit).write(report.cleanup);
        json.endObject();
    }

    private void writeCut() {
        if (limit.hasCut()) {
            json.field("cut", limit.whatWasCut());
        }
    }
}
