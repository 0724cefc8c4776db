package io.github.atexit.handler;

import io.github.atexit.executor.LiveExecutor;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HandlerSkippedException;
import io.github.atexit.manifest.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The body of a {@code drain} handler. */
final class Drain implements HandlerBody {
    /** How often executors are looked at that do not end by themselves. */
    private static final long LOOK_MILLIS = 20;

    /** What is left is written so long before the handler's time is up, or in its last tenth if that is shorter. */
    private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long UNTIL_INTERRUPTED = -1;

    private final DrainedWorkers workers;
    private final @Nullable Template output;

    Drain(DrainedWorkers workers, @Nullable Template output) {
        this.workers = workers;
        this.output = output;
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        List<LiveExecutor> executors = workers.find();
        if (executors.isEmpty()) {
            throw new HandlerSkippedException("no " + workers.description());
        }
        for (LiveExecutor executor : executors) {
            executor.shutdown();
        }
        long reserve = Math.min(REPORT_NANOS, context.remainingNanos() / 10);
        List<LiveExecutor> busy = await(executors, context, reserve);
        LeftTasks left = tell(busy, context);
        if (!busy.isEmpty()) {
            context.output(left.text());
            busy = await(busy, context, UNTIL_INTERRUPTED);
            left = tell(busy, context);
        }
        if (!busy.isEmpty()) {
            throw new IllegalStateException(
                    left.summary() + " can never be done: all workers are blocked in this exit");
        }
        context.output("drained " + executors.size() + (executors.size() == 1 ? " executor\n" : " executors\n"));
    }

    /** Waits until all are done or stuck, or there is just so much time left; those that are not done. */
    private static List<LiveExecutor> await(List<LiveExecutor> executors, HandlerContext context, long reserveNanos)
            throws InterruptedException {
        List<LiveExecutor> busy = new ArrayList<LiveExecutor>(executors);
        while (true) {
            LiveExecutor waitedFor = null;
            for (int i = busy.size() - 1; i >= 0; i--) {
                if (busy.get(i).isDone()) {
                    busy.remove(i);
                } else if (!busy.get(i).isStuck()) {
                    waitedFor = busy.get(i);
                }
            }
            if (waitedFor == null || context.remainingNanos() <= reserveNanos) {
                return busy;
            }
            waitedFor.await(LOOK_MILLIS);
        }
    }

    private LeftTasks tell(List<LiveExecutor> busy, HandlerContext context) throws IOException {
        LeftTasks left = LeftTasks.of(busy, context);
        if (output != null) {
            FileWrites.replace(Paths.get(output.render(context)), left.text().getBytes(StandardCharsets.UTF_8));
        }
        return left;
    }

    @Override
    public void cancel() {
        // The interrupt ends it.
    }
}
