package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.Template;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code log} handler. It writes to the descriptors themselves: {@code System.err} may have been replaced,
 * and a thread that this exit has stopped may hold its lock.
 */
final class LogLine implements HandlerBody {
    private final Template message;
    private final @Nullable Template to;

    /** @param to the destination; null for stderr */
    LogLine(Template message, @Nullable Template to) {
        this.message = message;
        this.to = to;
    }

    @Override
    public void run(HandlerContext context) throws IOException {
        String line = escape(context.mask(message.render(context))) + "\n";
        String destination = to == null ? "stderr" : to.render(context);
        if (destination.equals("stderr")) {
            write(FileDescriptor.err, destination, line);
        } else if (destination.equals("stdout")) {
            write(FileDescriptor.out, destination, line);
        } else {
            FileWrites.append(Paths.get(destination), line.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void cancel() {
        // A write to a terminal or pipe that nobody reads cannot be ended; the sequence goes on without it.
    }

    /** Not closed: that would close the process's own stream. */
    private static void write(FileDescriptor descriptor, String name, String line) throws IOException {
        if (!descriptor.valid()) {
            throw new IOException(name + " was closed by the application");
        }
        new FileOutputStream(descriptor).write(line.getBytes(Charset.defaultCharset()));
    }

    /** The text as one line that no terminal takes for a command. */
    static String escape(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (isControl(c)) {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(Character.forDigit((c >> shift) & 15, 16));
                }
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Control characters, line separators, and the marks that turn the direction of what follows. */
    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
