package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** The context of one running handler. */
final class RunContext implements HandlerContext {
    private final ExitSequence sequence;
    private final HandlerRun run;

    RunContext(ExitSequence sequence, HandlerRun run) {
        this.sequence = sequence;
        this.run = run;
    }

    @Override
    public ExitRoute route() {
        return sequence.event().route();
    }

    @Override
    public int status() {
        return sequence.status();
    }

    @Override
    public @Nullable String variable(String name) {
        return sequence.host().variable(name, sequence);
    }

    @Override
    public long remainingNanos() {
        return Math.max(0, run.deadline().remainingNanos());
    }

    @Override
    public ClassLoader applicationLoader() {
        return sequence.host().applicationLoader();
    }

    @Override
    public void output(String text) {
        run.write(text);
    }
}
