package io.github.atexit.evidence;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a small file, such as the kernel's in {@code /proc}. A plain stream: channels load two dozen classes. */
final class SmallFile {
    private SmallFile() {}

    /**
     * What the file holds, or its beginning.
     *
     * @param most bytes
     * @return null if it cannot be read
     */
    static @Nullable String read(String file, int most) {
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[Math.min(most, 4096)];
            int length = 0;
            int read;
            while ((read = in.read(bytes, length, bytes.length - length)) > 0) {
                length += read;
                if (length == bytes.length && length < most) {
                    bytes = Arrays.copyOf(bytes, Math.min(2 * length, most));
                }
            }
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /** The first line without its end; null if the file cannot be read. */
    static @Nullable String firstLine(String file) {
        String text = read(file, 4096);
        if (text == null) {
            return null;
        }
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
