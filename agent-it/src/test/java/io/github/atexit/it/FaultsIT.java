package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of the fault table; {@link Faults} has all of it. */
final class FaultsIT {
    private static final int POINTS = 8;
    private static final int TIMES = 6;
    private static final int WATCHED_TIMES = 3;

    static Stream<Jdk> jdks() {
        return Jdks.of(8, 17, 25).stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void nothingIsLostDoneTwiceOrMisjudged(Jdk jdk) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var trials = new ArrayList<Callable<Fault.Outcome>>();
        if (Strace.isHere()) {
            trials.addAll(Faults.sample(jdk, POINTS, random));
        } else {
            System.out.println("no strace here: kills at system calls are left out");
        }
        trials.addAll(Faults.times(jdk, TIMES, false, random));
        trials.addAll(Faults.times(jdk, WATCHED_TIMES, true, random));
        var stories = new StringBuilder();
        for (Callable<Fault.Outcome> trial : trials) {
            stories.append(trial.call().story());
        }
        assertEquals("", stories.toString(), "seed " + seed);
    }
}
