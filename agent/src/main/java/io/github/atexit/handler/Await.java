package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.time.Duration;

/** The body of an {@code await} handler. What it waits for is recorded each time it changes, and when it is over. */
final class Await implements HandlerBody {
    private final AwaitCondition condition;
    private final long everyMillis;
    private volatile boolean cancelled;

    Await(AwaitCondition condition, Duration every) {
        this.condition = condition;
        this.everyMillis = every.toMillis();
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        String last = "";
        for (String unmet = condition.unmet(context); unmet != null; unmet = condition.unmet(context)) {
            if (!unmet.equals(last)) {
                context.output(unmet + "\n");
                last = unmet;
            }
            if (cancelled) {
                // Whatever was looked at may have swallowed the interrupt.
                throw new InterruptedException("given up");
            }
            Thread.sleep(everyMillis);
        }
        if (!last.isEmpty()) {
            context.output("then as wanted\n");
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        condition.cancel();
    }
}
