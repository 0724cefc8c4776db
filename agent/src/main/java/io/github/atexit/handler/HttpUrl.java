package io.github.atexit.handler;

import io.github.atexit.http.HttpTarget;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;

/** A handler's {@code url}, checked as far as it is known when the agent arms. Stateless. */
final class HttpUrl {
    private HttpUrl() {}

    /** Whether the value can be a URL; a problem is reported where it cannot. */
    static boolean isValid(HandlerFields fields, Template url) {
        if (!url.isConstant()) {
            return true;
        }
        try {
            HttpTarget.parse(url.constant());
            return true;
        } catch (IllegalArgumentException e) {
            fields.problem("url", "\"url\" " + e.getMessage(), "such as \"http://127.0.0.1:8080/path\"");
            return false;
        }
    }
}
