package io.github.atexit.report;

import io.github.atexit.exit.Deadline;
import io.github.atexit.http.HttpAnswer;
import io.github.atexit.http.HttpConnection;
import io.github.atexit.http.HttpRequest;
import io.github.atexit.http.HttpSockets;
import io.github.atexit.http.HttpTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collector that takes each report as one OTLP log record over HTTP. It is sent on a thread of its own: resolving a
 * name, or writing to a socket that nobody reads, obeys no timeout.
 */
public final class OtlpSink implements ReportSink {
    /** What is left for the collector of an exit whose deadline has passed: 100 ms, half of what the report has then. */
    private static final long LEAST_NANOS = 100_000_000;

    /** So much longer than the connection itself the exit waits for the thread, so that it can say what went wrong. */
    private static final long GRACE_MILLIS = 20;

    private final HttpTarget target;
    private final List<String[]> headers;
    private final Map<String, String> resource;
    private final Duration timeout;

    /**
     * @param headers names and values of the request's headers
     * @param resource attributes of the resource that the records are about
     * @param timeout bounds the sending
     */
    public OtlpSink(HttpTarget target, List<String[]> headers, Map<String, String> resource, Duration timeout) {
        this.target = target;
        this.headers = new ArrayList<String[]>(headers);
        this.headers.add(new String[] {"Content-Type", "application/json"});
        this.resource = resource;
        this.timeout = timeout;
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) throws IOException {
        long left = Math.max(LEAST_NANOS, until.remainingNanos());
        Sending sending = new Sending(request(report, mask), Math.min(left, timeout.toNanos()));
        Thread thread = new Thread(null, sending, "atexit otlp");
        thread.setDaemon(true);
        thread.start();
        sending.await(thread);
    }

    private HttpRequest request(ExitReport report, SecretMask mask) {
        return new HttpRequest("POST", target, headers, OtlpLog.of(report, mask, resource));
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {
        Sending sending = new Sending(request(report, mask), LEAST_NANOS);
        sending.request.bytes(false);
        try {
            new Socket(Proxy.NO_PROXY).close();
            sending.accept(HttpAnswer.read(
                    new ByteArrayInputStream("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), "POST"));
        } catch (IOException e) {
            // Nothing was sent.
        }
    }

    @Override
    public String toString() {
        return target.toString();
    }

    /** One request and what came of it. */
    private static final class Sending implements Runnable {
        private final HttpRequest request;
        private final HttpSockets sockets = new HttpSockets();
        private final HttpConnection connection;
        private final long nanos;
        private volatile @Nullable Throwable failure;

        Sending(HttpRequest request, long nanos) {
            this.request = request;
            this.nanos = nanos;
            this.connection = new HttpConnection(sockets, nanos);
        }

        @Override
        public void run() {
            try {
                accept(connection.send(request));
            } catch (Throwable t) {
                failure = t;
            }
        }

        private void accept(HttpAnswer answer) throws IOException {
            if (answer.status() < 200 || answer.status() > 299) {
                throw new IOException("it answered " + answer.statusLine());
            }
            if (hasRejected(answer.toString())) {
                throw new IOException("it rejected the record: " + answer);
            }
        }

        /** Whether a {@code partialSuccess} says that one record, or more, was refused. */
        private static boolean hasRejected(String answer) {
            String count = "\"rejectedLogRecords\"";
            int at = answer.indexOf(count);
            for (int i = at + count.length(); at >= 0 && i < answer.length(); i++) {
                char c = answer.charAt(i);
                if (c != ':' && c != '"' && !Character.isWhitespace(c)) {
                    return c >= '1' && c <= '9';
                }
            }
            return false;
        }

        void await(Thread thread) throws IOException {
            try {
                thread.join(nanos / 1_000_000 + GRACE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                sockets.cancel();
                throw new IOException("no answer in time");
            }
            Throwable thrown = failure;
            if (thrown instanceof IOException) {
                throw new IOException(HttpConnection.problem((IOException) thrown), thrown);
            }
            if (thrown != null) {
                throw new IOException(thrown.toString(), thrown);
            }
        }
    }
}
