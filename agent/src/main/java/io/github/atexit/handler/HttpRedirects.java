package io.github.atexit.handler;

import io.github.atexit.http.HttpAnswer;
import io.github.atexit.http.HttpConnection;
import io.github.atexit.http.HttpRequest;
import io.github.atexit.http.HttpSockets;
import io.github.atexit.http.HttpTarget;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Follows redirects to the same scheme, host and port. Stateless. */
final class HttpRedirects {
    private static final int MOST = 5;

    private HttpRedirects() {}

    /**
     * Sends a request, and again where the answer leads, unless that answer is wanted. A request other than GET or HEAD
     * is repeated only where the status (307, 308) says that it stays the same.
     *
     * @param nanos how long all of it may take
     * @return the last answer
     */
    static HttpAnswer send(HttpRequest request, HttpStatuses wanted, HttpSockets sockets, long nanos)
            throws IOException {
        long start = System.nanoTime();
        HttpRequest current = request;
        HttpAnswer answer = new HttpConnection(sockets, nanos).send(current);
        for (int i = 0; i < MOST && !wanted.accept(answer.status()); i++) {
            HttpTarget next = next(current, answer);
            if (next == null) {
                return answer;
            }
            current = current.to(next);
            answer = new HttpConnection(sockets, nanos - (System.nanoTime() - start)).send(current);
        }
        return answer;
    }

    private static @Nullable HttpTarget next(HttpRequest request, HttpAnswer answer) {
        String location = answer.header("location");
        int status = answer.status();
        boolean same = status == 307 || status == 308;
        boolean repeatable = request.method().equals("GET") || request.method().equals("HEAD");
        boolean leads = same || (repeatable && (status == 301 || status == 302 || status == 303));
        if (location == null || !leads) {
            return null;
        }
        HttpTarget next = request.target().redirected(location);
        return next != null && next.hasSameOrigin(request.target()) ? next : null;
    }
}
