package io.github.atexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run counts as dead only where that is certain. */
class LivenessTest {
    /** Nobody holds the lock, or the file system has none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            its process is gone                              | boot  | pid:[1] | host  | 0    | true  | true  | false | DEAD
            its process lives: a file system without locks   | boot  | pid:[1] | host  | 8471 | true  | true  | false | ALIVE
            its process lives, nothing can be locked         | boot  | pid:[1] | host  | 8471 | false | false | false | ALIVE
            its id is another process's now                  | boot  | pid:[1] | host  | 9000 | true  | true  | false | DEAD
            its id is another process's, nothing is locked   | boot  | pid:[1] | host  | 9000 | false | false | false | DEAD
            a new container where the old id means nothing   | boot  | pid:[2] | other | 8471 | true  | true  | false | DEAD
            another container, and no locks                  | boot  | pid:[2] | other | 8471 | false | false | false | UNDECIDED
            the machine was booted since                     | later | pid:[1] | host  | 8471 | true  | true  | true  | DEAD
            the machine was booted since, and no locks       | later | pid:[1] | host  | 8471 | false | false | true  | DEAD
            a disk that moved to another machine             | later | pid:[1] | other | 8471 | true  | true  | false | DEAD
            another machine's run on a network's directory   | later | pid:[1] | other | 8471 | true  | true  | true  | UNDECIDED
            another machine's run, and no locks              | later | pid:[1] | other | 8471 | false | false | false | UNDECIDED
            it could not lock its file, this process can     | boot  | pid:[2] | host  | 8471 | true  | false | false | UNDECIDED
            """)
    void ofUnlocked(
            String name,
            String bootId,
            String namespace,
            String host,
            long ticks,
            boolean locked,
            boolean wasLocked,
            boolean shared,
            Liveness expected) {
        var here = new Here(bootId, namespace, host, ticks, shared);
        assertEquals(expected, Liveness.ofUnlocked(Runs.facts(), locked, wasLocked, here));
    }

    /** Another process holds the lock. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            it lives                                      | boot  | pid:[1] | 8471 | ALIVE
            its process is gone: it is being judged       | boot  | pid:[1] | 0    | DEAD
            it lives in another container                 | boot  | pid:[2] | 0    | ALIVE
            it lives on another machine                   | later | pid:[1] | 0    | ALIVE
            """)
    void ofLocked(String name, String bootId, String namespace, long ticks, Liveness expected) {
        var here = new Here(bootId, namespace, "host", ticks, false);
        assertEquals(expected, Liveness.ofLocked(Runs.facts(), here));
    }

    /** A place to judge from, where a process with the run's id started after so many ticks. */
    private static final class Here extends Liveness.Surroundings {
        private final long ticks;
        private final boolean shared;

        Here(String bootId, String namespace, String host, long ticks, boolean shared) {
            super(bootId, namespace, host);
            this.ticks = ticks;
            this.shared = shared;
        }

        @Override
        long startTicks(long pid) {
            return ticks;
        }

        @Override
        boolean isShared() {
            return shared;
        }
    }
}
