package io.github.atexit.exit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world in which all is well, and which keeps the record that it is to publish. */
public class RecordingHost implements ExitHost {
    private volatile @Nullable ExitRecord record;

    /** What was last published; null before that. */
    public final @Nullable ExitRecord record() {
        return record;
    }

    @Override
    public void publish(ExitRecord published, Deadline until) {
        record = published;
    }

    @Override
    public void unreported() {}

    @Override
    public long publishingNanos() {
        return 2_000_000_000L; // 2 s
    }

    @Override
    public void halt(int status) {
        throw new AssertionError("nobody else is to halt");
    }

    @Override
    public ClassLoader applicationLoader() {
        return ClassLoader.getSystemClassLoader();
    }

    @Override
    public @Nullable String variable(String name, ExitEvent event, ExitSequence sequence) {
        return null;
    }

    @Override
    public String mask(String text) {
        return text;
    }

    @Override
    public void rehearse() {}

    @Override
    public void stillWaiting(List<HandlerRun> handlers, long millis) {}
}
