package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.http.HttpAnswer;
import io.github.atexit.http.HttpConnection;
import io.github.atexit.http.HttpRequest;
import io.github.atexit.http.HttpSockets;
import io.github.atexit.http.HttpTarget;
import io.github.atexit.manifest.Template;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The body of an {@code http} handler. */
final class HttpCall implements HandlerBody {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** The last attempt ends so much after the handler's time, so that the sequence ends it first: 1 s. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String method;
    private final Template url;
    private final HttpHeaders headers;
    private final HttpContent content;
    private final HttpStatuses expected;
    private final int retries;
    private final HttpSockets sockets = new HttpSockets();

    HttpCall(
            String method, Template url, HttpHeaders headers, HttpContent content, HttpStatuses expected, int retries) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.content = content;
        this.expected = expected;
        this.retries = retries;
    }

    @Override
    public void run(HandlerContext context) throws IOException, InterruptedException {
        HttpRequest request = request(context);
        long pause = FIRST_PAUSE_MILLIS;
        for (int left = retries; !succeeds(request, left, context); left--) {
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private HttpRequest request(HandlerContext context) {
        HttpTarget target;
        try {
            target = HttpTarget.parse(url.render(context));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"url\" " + e.getMessage(), e);
        }
        List<String[]> rendered = headers.render(context);
        if (content.isPresent() && !HttpRequest.has(rendered, "Content-Type")) {
            rendered.add(new String[] {"Content-Type", content.type()});
        }
        return new HttpRequest(method, target, rendered, content.render(context));
    }

    /**
     * Makes one attempt; false if there is to be another.
     *
     * @param left how many more there can be
     */
    private boolean succeeds(HttpRequest request, int left, HandlerContext context) throws IOException {
        String problem;
        IOException cause = null;
        boolean transientFailure = true;
        try {
            long nanos = context.remainingNanos() / (left + 1);
            HttpAnswer answer = HttpRedirects.send(request, expected, sockets, left == 0 ? graceful(nanos) : nanos);
            boolean wanted = expected.accept(answer.status());
            transientFailure = isTransient(answer.status());
            if (wanted || left == 0 || !transientFailure) {
                context.output(answer.toString());
            }
            if (wanted) {
                return true;
            }
            problem = " answered " + answer.statusLine() + place(answer) + " (expected " + expected + ")";
        } catch (IOException e) {
            cause = e;
            problem = ": " + HttpConnection.problem(e);
        }
        if (left > 0 && transientFailure && !sockets.isCancelled()) {
            context.output(request.target() + problem + "\n");
            return false;
        }
        throw new IOException(method + " " + request.target() + problem, cause);
    }

    private static long graceful(long nanos) {
        return nanos > Long.MAX_VALUE - GRACE_NANOS ? nanos : nanos + GRACE_NANOS;
    }

    /** The server may do better the next time. */
    private static boolean isTransient(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    private static String place(HttpAnswer answer) {
        String location = answer.header("location");
        boolean redirects = answer.status() >= 300 && answer.status() < 400 && location != null;
        return redirects ? ", a redirect that is not followed, to " + location : "";
    }

    @Override
    public void cancel() {
        sockets.cancel();
    }
}
