package io.github.atexit.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTrackerTest {
    private static final int MOST_LIVE_BY_THREAD = 8192;

    private static class Base {}

    private static final class Derived extends Base {}

    private static final class Other {}

    private final InstanceTracker tracker = new InstanceTracker();

    @Test
    void tellsTheNewestFirstAndEachOnce() {
        var first = new Base();
        var second = new Derived();
        var other = new Other();
        for (Object instance : List.of(first, second, second, other, first)) {
            tracker.add(instance);
        }

        var found = tracker.instances(Base.class.getName());
        assertEquals(2, found.size());
        assertSame(first, found.get(0), "recorded last, when its last constructor returned");
        assertSame(second, found.get(1));
        assertEquals(List.of(second), tracker.instances(Derived.class.getName()));
        assertEquals(List.of(other), tracker.instances(Other.class.getName().replace('$', '.')));
        assertEquals(List.of(), tracker.instances("com.acme.None"));
    }

    @Test
    void keepsNothingAlive() {
        var kept = new Base();
        var gone = new WeakReference<>(new Base());
        tracker.add(kept);
        tracker.add(gone.get());
        collect(gone);

        assertEquals(List.of(kept), tracker.instances(Base.class.getName()));
    }

    private static void collect(WeakReference<?> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertEquals(null, reference.get(), "collected");
    }

    @Test
    void theFirstOutlivesManyThatDie() {
        var first = new Base();
        tracker.add(first);
        for (int i = 0; i < 50 * MOST_LIVE_BY_THREAD; i++) {
            tracker.add(new Base());
            if (i % MOST_LIVE_BY_THREAD == 0) {
                System.gc();
            }
        }

        var found = tracker.instances(Base.class.getName());
        assertSame(first, found.get(found.size() - 1));
    }

    @Test
    void refusesWhatIsTooMuch() {
        var live = new ArrayList<Base>();
        for (int i = 0; i < MOST_LIVE_BY_THREAD + 3; i++) {
            live.add(new Base());
            tracker.add(live.get(i));
        }

        assertEquals(
                MOST_LIVE_BY_THREAD, tracker.instances(Base.class.getName()).size());
        assertEquals(3, tracker.refused());
        assertEquals(MOST_LIVE_BY_THREAD + 3, live.size());
    }

    @Test
    void threadsDoNotLoseWhatTheyRecord() throws Exception {
        int threads = 12;
        int each = 500;
        var live = IntStream.range(0, threads * each).mapToObj(i -> new Base()).toList();
        var start = new CountDownLatch(1);
        var recording = IntStream.range(0, threads)
                .mapToObj(thread -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    live.subList(thread * each, (thread + 1) * each).forEach(tracker::add);
                }))
                .toList();
        recording.forEach(Thread::start);
        start.countDown();
        for (Thread thread : recording) {
            thread.join();
        }

        assertTrue(tracker.instances(Base.class.getName()).containsAll(live));
        assertEquals(0, tracker.refused());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a.B.C, a.B.C a.B$C a$B$C
            B,     B
            a.B$C, a.B$C a$B$C
            """)
    void aDotMayStandForADollar(String name, String meant) {
        assertEquals(meant, String.join(" ", ClassNames.meant(name)));
    }
}
