package io.github.atexit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of a server: its status, its headers and the first 8,192 bytes of its body. Immutable. */
public final class HttpAnswer {
    private static final int BODY = 8192; // bytes
    private static final int LONGEST_LINE = 16_384; // bytes
    private static final int MOST_LINES = 200;

    private final int status;
    private final String statusLine;
    private final Map<String, String> headers;
    private byte[] body = new byte[0];

    private HttpAnswer(String line, Map<String, String> headers) throws IOException {
        this.status = status(line);
        this.statusLine = line.substring(9).trim();
        this.headers = headers;
    }

    /** Reads an answer. Answers that only announce another (100 to 199) are passed over. */
    public static HttpAnswer read(InputStream in, String method) throws IOException {
        HttpAnswer answer = head(in);
        while (answer.status < 200 && answer.status != 101) {
            answer = head(in);
        }
        if (!method.equals("HEAD") && answer.status >= 200 && answer.status != 204 && answer.status != 304) {
            answer.body = answer.readBody(in);
        }
        return answer;
    }

    private static HttpAnswer head(InputStream in) throws IOException {
        String first = line(in, true);
        Map<String, String> headers = new HashMap<String, String>();
        int lines = 0;
        for (String line = line(in, false); !line.isEmpty(); line = line(in, false)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
            if (++lines > MOST_LINES) {
                throw new IOException("the answer has too many headers");
            }
        }
        return new HttpAnswer(first, headers);
    }

    private static int status(String line) throws IOException {
        boolean http = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
        int status = 0;
        for (int i = 9; http && i < 12; i++) {
            http = Character.isDigit(line.charAt(i));
            status = 10 * status + Character.digit(line.charAt(i), 10);
        }
        if (!http) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        return status;
    }

    private static String line(InputStream in, boolean first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                boolean nothing = first && line.length() == 0;
                throw new EOFException(nothing ? "the server hung up without an answer" : "the answer broke off");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the answer has a line that is too long");
            }
            line.append((char) b);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private byte[] readBody(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null && coding.toLowerCase(Locale.ROOT).contains("chunked")) {
            long chunk = chunkLength(in);
            while (chunk > 0 && copy(in, read, chunk, true)) {
                line(in, false);
                chunk = chunkLength(in);
            }
        } else {
            copy(in, read, length == null ? Long.MAX_VALUE : number(length, 10), length != null);
        }
        return read.toByteArray();
    }

    private static long chunkLength(InputStream in) throws IOException {
        String line = line(in, false);
        int end = line.indexOf(';');
        return number((end < 0 ? line : line.substring(0, end)).trim(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new IOException("the answer has no valid length", e);
        }
    }

    /** Copies so many bytes, as far as there is room; false if the room is used up or the stream has ended. */
    private static boolean copy(InputStream in, ByteArrayOutputStream to, long count, boolean all) throws IOException {
        long left = count;
        byte[] block = new byte[1024];
        while (left > 0) {
            int room = BODY - to.size();
            if (room == 0) {
                return false;
            }
            int n = in.read(block, 0, (int) Math.min(Math.min(left, room), block.length));
            if (n < 0 && all) {
                throw new EOFException("the answer broke off");
            }
            if (n < 0) {
                return false;
            }
            to.write(block, 0, n);
            left -= n;
        }
        return true;
    }

    /** The status, such as 404. */
    public int status() {
        return status;
    }

    /** The status and its reason, such as {@code 404 Not Found}. */
    public String statusLine() {
        return statusLine;
    }

    /** The value of a header by its name in lower case, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The status line and the body's first bytes. */
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.isEmpty() ? statusLine : statusLine + "\n" + text;
    }
}
