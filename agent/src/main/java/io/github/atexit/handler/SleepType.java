package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The type {@code sleep}: waits for a while, so that a load balancer can see that this JVM goes. */
public final class SleepType implements HandlerType {
    private static final List<Field> FIELDS = Collections.singletonList(
            Field.required("for", Field.Kind.DURATION, "How long to wait; the handler's timeout follows it."));

    /** What a timeout leaves beyond the wait itself. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public String phase() {
        return "notify";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"sleep\", \"for\": \"5s\", \"on\": \"signal:TERM\"}";
    }

    @Override
    public String summary() {
        return "Waits, for instance until load balancers have noticed that this JVM goes.";
    }

    /** A second more than {@code for}: whoever asks for a long wait means it. */
    @Override
    public Duration ownTimeout(HandlerFields fields, Duration declared) {
        return fields.duration("for", Duration.ZERO).plus(MARGIN);
    }

    @Override
    public HandlerBody create(HandlerFields fields) {
        return new Sleep(fields.duration("for", Duration.ZERO).toNanos());
    }

    private static final class Sleep implements HandlerBody {
        private final long nanos;

        Sleep(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public void run(HandlerContext context) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public void cancel() {
            // The interrupt ends it.
        }
    }
}
