package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HandlerSkippedException;
import io.github.atexit.manifest.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The body of a {@code file} handler: one operation on one path. */
final class FileOperation implements HandlerBody {
    private final String operation;
    private final Template path;
    private final @Nullable Template second;
    private final boolean recursive;

    /**
     * @param operation {@code write}, {@code append}, {@code delete}, {@code copy} or {@code move}
     * @param second the content, the target, or what a file to delete must contain; null only for {@code delete}
     */
    FileOperation(String operation, Template path, @Nullable Template second, boolean recursive) {
        this.operation = operation;
        this.path = path;
        this.second = second;
        this.recursive = recursive;
    }

    @Override
    public void run(HandlerContext context) throws IOException, InterruptedException, HandlerSkippedException {
        Path file = Paths.get(path.render(context));
        String text = second == null ? null : second.render(context);
        if (text == null || operation.equals("delete")) {
            delete(file, text);
        } else if (operation.equals("write")) {
            FileWrites.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } else if (operation.equals("append")) {
            FileWrites.append(file, text.getBytes(StandardCharsets.UTF_8));
        } else if (operation.equals("copy")) {
            FileWrites.copy(file, Paths.get(text));
        } else {
            move(file, Paths.get(text));
        }
    }

    @Override
    public void cancel() {
        // The interrupt ends it between two files or blocks.
    }

    private void delete(Path file, @Nullable String content)
            throws IOException, InterruptedException, HandlerSkippedException {
        ProtectedPaths.check(file);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (content != null && !contains(file, content)) {
            throw new HandlerSkippedException(file + " does not contain \"" + content + "\"");
        }
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        } else if (recursive) {
            TreeDeletion.delete(file);
        } else {
            deleteEmptyDirectory(file);
        }
    }

    private static void deleteEmptyDirectory(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            FileSystemException failure = new FileSystemException(
                    directory.toString(), null, "a directory that is not empty; \"recursive\": true deletes it");
            failure.initCause(e);
            throw failure;
        }
    }

    private static void move(Path source, Path to) throws IOException {
        ProtectedPaths.check(source);
        ProtectedPaths.check(to);
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(source.toString());
        }
        FileWrites.requireFileOrNothing(to);
        FileWrites.createParent(to);
        try {
            Files.move(source, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The most of a file that is searched: 1 MiB. Such files hold a process id or a host's name. */
    private static final int SEARCHED = 1 << 20;

    private static boolean contains(Path file, String wanted) throws IOException {
        FileWrites.requireFileOrNothing(file);
        byte[] bytes = new byte[SEARCHED];
        int length = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int count = in.read(bytes, 0, SEARCHED);
            while (count > 0) {
                length += count;
                count = in.read(bytes, length, SEARCHED - length);
            }
        }
        return contains(new String(bytes, 0, length, StandardCharsets.UTF_8), wanted);
    }

    /** Whether the text contains this; digits at its ends must not go on in the text: 412 is not in 4123. */
    static boolean contains(String text, String wanted) {
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (!isInsideNumber(text, at) && !isInsideNumber(text, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInsideNumber(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at));
    }
}
