package io.github.atexit.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exit as its report tells of it. Immutable. */
public final class PastExit {
    /** The schema of the lines that this class reads. */
    public static final String SCHEMA = "atexit-report/1";

    private final ReportNode root;
    private final String json;

    private PastExit(ReportNode root, String json) {
        this.root = root;
        this.json = json;
    }

    /**
     * The exit that a line tells of.
     *
     * @throws DamagedLineException if it is not one whole report of this schema
     */
    public static PastExit of(String line) throws DamagedLineException {
        char[] text = line.toCharArray();
        ReportNode root = ReportJson.read(text, text.length);
        String schema = root.text("schema");
        if (!SCHEMA.equals(schema)) {
            throw new DamagedLineException(
                    "no exit report: its schema is " + (schema == null ? "missing" : '"' + schema + '"'));
        }
        return new PastExit(root, line);
    }

    /** The report as it was written. */
    public String json() {
        return json;
    }

    /** When it was, such as {@code 2026-11-23T07:06:05.123Z}. */
    public String time() {
        return root.textOrEmpty("time");
    }

    /** The process, as {@code pid on host}. */
    public String process() {
        String host = root.textOrEmpty("host");
        return root.number("pid", 0) + (host.isEmpty() ? "" : " on " + host);
    }

    public String mainClass() {
        return root.textOrEmpty("mainClass");
    }

    public String commandLine() {
        return root.textOrEmpty("commandLine");
    }

    /** The version and vendor of the JVM. */
    public String jvm() {
        ReportNode jvm = root.object("jvm");
        String vendor = jvm.textOrEmpty("vendor");
        return jvm.textOrEmpty("version") + (vendor.isEmpty() ? "" : ", " + vendor);
    }

    public String agentVersion() {
        return root.textOrEmpty("agentVersion");
    }

    /** How long the JVM had run; negative where it is not told. */
    public long uptimeMillis() {
        return root.number("uptimeMillis", -1);
    }

    public String route() {
        return root.textOrEmpty("route");
    }

    /** Whether no Java code saw the end. */
    public boolean isDeath() {
        return "crashed".equals(route()) || "vanished".equals(route());
    }

    /** The status that was asked for; {@link Long#MIN_VALUE} where it is not told. */
    public long status() {
        return root.number("status", Long.MIN_VALUE);
    }

    /** The status that the JVM ended with; {@link Long#MIN_VALUE} where it is not told. */
    public long finalStatus() {
        return root.number("finalStatus", status());
    }

    /** Whether the JVM ended with another status than was asked for. */
    public boolean hasChangedStatus() {
        return finalStatus() != status();
    }

    /** Without SIG; null if there was none. */
    public @Nullable String signal() {
        return root.text("signal");
    }

    /** The thread that ended the JVM; empty where it is not told. */
    public String threadName() {
        return root.object("thread").textOrEmpty("name");
    }

    /** Who ended the JVM; null where nobody's code did. */
    public @Nullable PastCaller caller() {
        return PastCaller.of(root);
    }

    /** The stack of the thread that ended the JVM, newest frame first. */
    public List<String> stack() {
        return root.texts("stack");
    }

    /** What main threw; null if it did not. */
    public @Nullable String exception() {
        return root.object("mainEnd").text("exception");
    }

    /** {@code returned}, {@code threw}, {@code running} or {@code unknown}. */
    public String mainEnd() {
        return root.object("mainEnd").textOrEmpty("outcome");
    }

    /** When main ended; negative if it had not. */
    public long mainEndMillis() {
        return root.object("mainEnd").number("afterMillis", -1);
    }

    public @Nullable String lastThread() {
        return root.text("lastThread");
    }

    /** The rule that decided; null if none did. */
    public @Nullable String rule() {
        return root.text("rule");
    }

    /** What followed inside this exit. */
    public List<PastCall> nested() {
        return calls("nested");
    }

    public long countNested() {
        return root.objects("nested").size() + cut("nested");
    }

    /** What a rule denied before. */
    public List<PastCall> denied() {
        return calls("denied");
    }

    public long countDenied() {
        return root.objects("denied").size() + cut("denied");
    }

    private List<PastCall> calls(String key) {
        List<PastCall> calls = new ArrayList<PastCall>();
        for (ReportNode call : root.objects(key)) {
            calls.add(new PastCall(call));
        }
        return calls;
    }

    /** The phases that ran, in their order. */
    public List<PastPhase> phases() {
        List<PastPhase> phases = new ArrayList<PastPhase>();
        for (ReportNode phase : root.objects("phases")) {
            phases.add(PastPhase.of(phase.textOrEmpty("name"), Math.max(0, phase.number("millis", 0))));
        }
        return phases;
    }

    public List<PastStep> handlers() {
        List<PastStep> handlers = new ArrayList<PastStep>();
        for (ReportNode handler : root.objects("handlers")) {
            handlers.add(PastStep.handler(handler));
        }
        return handlers;
    }

    public List<PastStep> hooks() {
        List<PastStep> hooks = new ArrayList<PastStep>();
        for (ReportNode hook : root.objects("shutdownHooks")) {
            hooks.add(PastStep.hook(hook));
        }
        return hooks;
    }

    /** The handlers, then the hooks. */
    public List<PastStep> steps() {
        List<PastStep> steps = handlers();
        steps.addAll(hooks());
        return steps;
    }

    public PastSkipped skipped() {
        return new PastSkipped(this, root.object("skipped"));
    }

    /** Whether a deadline cut handlers or hooks. */
    public boolean hasExceededDeadline() {
        return root.flag("deadlineExceeded");
    }

    /** How long after its beginning the exit had to be over; negative where nothing bounds it. */
    public long deadlineMillis() {
        return root.number("deadlineMillis", -1);
    }

    /** How long the exit took. */
    public long sequenceMillis() {
        return Math.max(0, root.number("sequenceMillis", 0));
    }

    /** What speaks for one cause of a death that no Java code saw. */
    public List<String> likely() {
        return root.texts("likely");
    }

    /** How many elements of a list the report did without, because it would have been too long. */
    long cut(String list) {
        String cut = root.textOrEmpty("cut");
        String suffix = " of " + list;
        long count = 0;
        for (int start = 0; start < cut.length(); ) {
            int end = cut.indexOf(", ", start);
            String part = cut.substring(start, end < 0 ? cut.length() : end);
            if (part.endsWith(suffix)) {
                count += count(part.substring(0, part.length() - suffix.length()));
            }
            start = end < 0 ? cut.length() : end + 2;
        }
        return count;
    }

    private static long count(String digits) {
        try {
            return Math.max(0, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What ended the JVM, in words such as {@code halt(3)}, {@code SIGTERM} or {@code main returned}. */
    public String what() {
        return what(root);
    }

    static String what(ReportNode node) {
        String route = node.textOrEmpty("route");
        String signal = node.text("signal");
        long status = node.number("status", Long.MIN_VALUE);
        switch (route) {
            case "exit":
            case "halt":
                return status == Long.MIN_VALUE ? route : route + "(" + status + ")";
            case "signal":
                return signal == null ? "a signal" : "SIG" + signal;
            case "main-return":
                return "main's return";
            case "main-throw":
                return "main's exception";
            default:
                return route;
        }
    }
}
