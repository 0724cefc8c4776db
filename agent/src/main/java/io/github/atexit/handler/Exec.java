package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an {@code exec} handler. */
final class Exec implements HandlerBody {
    /** What the program learns of the exit: a variable of its environment, and ours. */
    private static final String[][] TOLD = {
        {"ATEXIT_ROUTE", "exit:route"},
        {"ATEXIT_STATUS", "exit:status"},
        {"ATEXIT_SIGNAL", "exit:signal"},
        {"ATEXIT_CALLER", "exit:caller"},
        {"ATEXIT_PID", "jvm:pid"},
        {"ATEXIT_STACK", "exit:stack"},
    };

    /** What a sentinel tells its recovery, and nobody else. */
    private static final String RUN_PROPERTIES = "ATEXIT_RUN_PROPERTIES";

    /** The most characters of each. */
    private static final int TOLD_LENGTH = 32_768;

    /** How long output is waited for when the program has ended and something it started still holds the pipe. */
    private static final long STRAGGLERS_MILLIS = 200;

    private final List<Template> command;
    private final Map<String, Template> environment;
    private final @Nullable Template directory;
    private final @Nullable Template input;
    private final @Nullable Template output;
    private final int expected;

    private volatile boolean cancelled;
    private volatile @Nullable Process process;

    Exec(List<Template> command, HandlerFields fields) {
        this.command = command;
        this.environment = fields.map("env");
        this.directory = fields.text("directory");
        this.input = fields.text("input");
        this.output = fields.text("output");
        this.expected = fields.integer("expect", 0);
    }

    @Override
    public void run(HandlerContext context) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(context);
        String text = input == null ? "" : input.render(context);
        File file = output == null ? null : outputFile(output.render(context));
        if (file != null) {
            builder.redirectOutput(file);
        }
        Process started = start(builder);
        process = started;
        if (cancelled) {
            ProcessTree.kill(started);
        }
        int status = await(started, text, file, context);
        if (status != expected) {
            throw new IOException(
                    builder.command().get(0) + " ended with status " + status + " (expected " + expected + ")");
        }
    }

    private static int await(Process started, String text, @Nullable File file, HandlerContext context)
            throws IOException, InterruptedException {
        boolean ended = false;
        ChildOutput recorded = null;
        try {
            recorded = ChildOutput.begin(started.getInputStream(), context);
            ChildInput.feed(started.getOutputStream(), text);
            int status = started.waitFor();
            ended = true;
            return status;
        } finally {
            if (!ended) {
                ProcessTree.kill(started);
            }
            if (recorded != null) {
                recorded.finish(STRAGGLERS_MILLIS);
            }
            if (file != null) {
                ChildOutput.record(file.toPath(), context);
            }
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Process running = process;
        if (running != null) {
            ProcessTree.kill(running);
        }
    }

    private ProcessBuilder builder(HandlerContext context) throws IOException {
        List<String> words = new ArrayList<String>(command.size());
        for (Template word : command) {
            words.add(word.render(context));
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        if (directory != null) {
            File place = new File(directory.render(context));
            if (!place.isDirectory()) {
                throw new IOException("the directory " + place + " does not exist");
            }
            builder.directory(place);
        }
        tell(builder.environment(), context);
        return builder;
    }

    private void tell(Map<String, String> variables, HandlerContext context) {
        for (String[] told : TOLD) {
            String value = context.variable(told[1]);
            if (value == null) {
                variables.remove(told[0]);
            } else {
                // Linux takes no variable of more than 128 KiB, and a stack may be deep.
                variables.put(told[0], value.length() <= TOLD_LENGTH ? value : value.substring(0, TOLD_LENGTH));
            }
        }
        variables.put("ATEXIT_ENABLED", "false");
        variables.remove(RUN_PROPERTIES);
        for (Map.Entry<String, Template> entry : environment.entrySet()) {
            variables.put(entry.getKey(), entry.getValue().render(context));
        }
    }

    private static File outputFile(String name) throws IOException {
        File file = new File(name).getAbsoluteFile();
        FileWrites.createParent(file.toPath());
        return file;
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            // "error=2, No such file" up to JDK 24, "error: 2 (No such file" later.
            if (message.contains("error=2,") || message.contains("error: 2 ")) {
                throw new IOException("command not found: " + builder.command().get(0), e);
            }
            throw e;
        }
    }
}
