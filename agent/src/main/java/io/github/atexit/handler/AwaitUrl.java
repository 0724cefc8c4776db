package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.http.HttpAnswer;
import io.github.atexit.http.HttpConnection;
import io.github.atexit.http.HttpRequest;
import io.github.atexit.http.HttpSockets;
import io.github.atexit.http.HttpTarget;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The condition that an address answers with a certain status. Used by one thread, cancelled by another. */
final class AwaitUrl extends AwaitCondition {
    /** A request that takes longer is given up, and made again: 5 s. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Template url;
    private final HttpStatuses statuses;
    private final HttpSockets sockets = new HttpSockets();

    private AwaitUrl(Template url, HttpStatuses statuses) {
        this.url = url;
        this.statuses = statuses;
    }

    /** Reads it, or reports each problem and returns null. */
    static @Nullable AwaitUrl read(HandlerFields fields) {
        Template url = fields.text("url");
        HttpStatuses statuses = HttpStatuses.read(fields, "status");
        boolean valid = url != null && HttpUrl.isValid(fields, url);
        return url == null || !valid || statuses == null ? null : new AwaitUrl(url, statuses);
    }

    @Override
    @Nullable
    String unmet(HandlerContext context) throws Exception {
        HttpTarget target = HttpTarget.parse(url.render(context));
        HttpRequest request = new HttpRequest("GET", target, Collections.<String[]>emptyList(), null);
        try {
            HttpAnswer answer = HttpRedirects.send(request, statuses, sockets, LONGEST_NANOS);
            return statuses.accept(answer.status()) ? null : target + " answered " + answer.statusLine();
        } catch (IOException e) {
            return target + ": " + HttpConnection.problem(e);
        }
    }

    @Override
    void cancel() {
        sockets.cancel();
    }
}
