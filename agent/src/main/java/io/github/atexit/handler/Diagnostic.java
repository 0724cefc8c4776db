package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a {@code diagnostic} handler. */
final class Diagnostic implements HandlerBody {
    private static final int RECORDED = 8192; // characters

    private final DiagnosticAction action;
    private final List<Template> arguments;
    private final @Nullable Template output;

    Diagnostic(DiagnosticAction action, List<Template> arguments, @Nullable Template output) {
        this.action = action;
        this.arguments = arguments;
        this.output = output;
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        List<String> words = new ArrayList<String>(arguments.size());
        for (Template argument : arguments) {
            words.add(argument.render(context));
        }
        Path file = output == null ? null : Paths.get(output.render(context)).toAbsolutePath();
        if (file == null) {
            record(action.run(words, null), context);
        } else if (action.writesFile()) {
            dump(words, file, context);
        } else {
            String result = action.run(words, null);
            FileWrites.replace(file, result.getBytes(StandardCharsets.UTF_8));
            record(result, context);
        }
    }

    /**
     * The command writes a sibling, which is renamed: most commands refuse a file that exists, and some say of a failure
     * only in their result.
     */
    private void dump(List<String> words, Path file, HandlerContext context) throws Exception {
        FileWrites.requireFileOrNothing(file);
        FileWrites.createParent(file);
        Path dumped = file.resolveSibling("." + Long.toHexString(System.nanoTime()) + "." + file.getFileName());
        try {
            String result = action.run(words, dumped.toString());
            record(result, context);
            if (!Files.exists(dumped)) {
                throw new IOException("the command wrote no file: " + result.trim());
            }
            Files.move(dumped, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(dumped);
        }
    }

    private static void record(String result, HandlerContext context) {
        context.output(result.length() <= RECORDED ? result : result.substring(0, RECORDED));
    }

    @Override
    public void cancel() {
        // The JVM ends its own commands.
    }
}
