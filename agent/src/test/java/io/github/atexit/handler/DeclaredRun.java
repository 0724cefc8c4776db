package io.github.atexit.handler;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HandlerSkippedException;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.VariableSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A handler as a manifest declares it, and one run of it in an exit with status 3. */
final class DeclaredRun implements HandlerContext {
    private static final VariableSource NOTHING_SET = new VariableSource() {
        @Override
        public String environment(String name) {
            return null;
        }

        @Override
        public String property(String name) {
            return null;
        }
    };

    private final ManifestReading reading;
    private final StringBuilder output = new StringBuilder();
    private final Map<String, String> variables = new HashMap<>(Map.of(
            "exit:route", "exit",
            "exit:status", "3",
            "exit:caller", "com.acme.Worker.fail(Worker.java:42)",
            "exit:stack", "com.acme.Worker.fail(Worker.java:42)\ncom.acme.Main.main(Main.java:7)",
            "jvm:pid", "4711"));
    private ClassLoader applicationLoader = DeclaredRun.class.getClassLoader();

    private long remainingNanos = Long.MAX_VALUE;

    private DeclaredRun(ManifestReading reading) {
        this.reading = reading;
    }

    /** @param fields of the handler object, in JSON where {@code '} stands for {@code "} */
    static DeclaredRun of(String type, String fields, Class<?>... loaded) {
        return of(type, fields, new FakeJvm(loaded));
    }

    static DeclaredRun of(String type, String fields, Jvm jvm) {
        var json = "{'handlers': [{'type': '%s', %s}]}".formatted(type, fields).replace('\'', '"');
        var reader = new ManifestReader(new HandlerTypes(jvm), NOTHING_SET);
        return new DeclaredRun(reader.read("atexit.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    DeclaredRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** With so much time left, whenever the handler asks. */
    DeclaredRun within(Duration time) {
        remainingNanos = time.toNanos();
        return this;
    }

    DeclaredRun inLoader(ClassLoader loader) {
        applicationLoader = loader;
        return this;
    }

    List<String> problems() {
        return reading.problems().stream().map(ManifestProblem::toString).toList();
    }

    DeclaredHandler handler() {
        var manifest = reading.manifest();
        if (manifest == null) {
            throw new AssertionError(problems());
        }
        return manifest.handlers().get(0);
    }

    /** What came of it: {@code ok: output}, {@code skipped: reason} or {@code failed: type: message}. */
    String outcome() {
        try {
            handler().body().run(this);
            return "ok: " + outputText();
        } catch (HandlerSkippedException e) {
            return "skipped: " + e.getMessage();
        } catch (Throwable e) {
            return "failed: " + e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    /** What the handler added to its output so far. */
    synchronized String outputText() {
        return output.toString();
    }

    @Override
    public ExitRoute route() {
        return ExitRoute.EXIT;
    }

    @Override
    public int status() {
        return 3;
    }

    @Override
    public String variable(String name) {
        return variables.get(name);
    }

    @Override
    public long remainingNanos() {
        return remainingNanos;
    }

    @Override
    public String mask(String text) {
        return text.replace("s3cret", "***");
    }

    @Override
    public ClassLoader applicationLoader() {
        return applicationLoader;
    }

    @Override
    public synchronized void output(String text) {
        output.append(text);
    }
}
