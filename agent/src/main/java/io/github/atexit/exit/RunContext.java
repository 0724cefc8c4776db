package io.github.atexit.exit;

import org.jspecify.annotations.Nullable;

/** The context of one running handler. */
final class RunContext implements HandlerContext {
    private final ExitSequence sequence;
    private final ExitHost host;
    private final ExitEvent event;
    private final HandlerRun run;

    RunContext(ExitSequence sequence, ExitHost host, ExitEvent event, HandlerRun run) {
        this.sequence = sequence;
        this.host = host;
        this.event = event;
        this.run = run;
    }

    @Override
    public ExitRoute route() {
        return event.route();
    }

    @Override
    public int status() {
        return sequence.statusOf(event);
    }

    @Override
    public @Nullable String variable(String name) {
        return host.variable(name, event, sequence);
    }

    @Override
    public long remainingNanos() {
        return Math.max(0, run.deadline().remainingNanos());
    }

    @Override
    public ClassLoader applicationLoader() {
        return host.applicationLoader();
    }

    @Override
    public void output(String text) {
        run.write(text);
    }

    @Override
    public String mask(String text) {
        return host.mask(text);
    }
}
