package io.github.atexit.executor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Delayed;

/** The tasks of one executor that wait for a worker, periodic and delayed ones left out. Immutable. */
public final class QueuedTasks {
    private static final int MOST_SAMPLES = 5;
    private static final int MOST_LOOKED_AT = 10000;
    /** Whoever shows a text cuts it further, once it is masked. */
    private static final int MOST_CHARACTERS = 4096;

    private final int count;
    private final List<String> sample;

    private QueuedTasks(int count, List<String> sample) {
        this.count = count;
        this.sample = Collections.unmodifiableList(sample);
    }

    /** Tasks of which no more is known than their number. */
    static QueuedTasks counted(List<Object> tasks) {
        return new QueuedTasks(tasks.size(), new ArrayList<String>());
    }

    /** Only a queue that holds tasks for later is gone through, and not to its end if it is long. */
    static QueuedTasks of(Collection<?> queue) {
        List<String> sample = new ArrayList<String>();
        int count = 0;
        boolean isPlain = true;
        Iterator<?> tasks = queue.iterator();
        for (int seen = 0; tasks.hasNext() && seen < MOST_LOOKED_AT; seen++) {
            Object task = tasks.next();
            isPlain &= !(task instanceof Delayed);
            if (isPlain && sample.size() == MOST_SAMPLES) {
                return new QueuedTasks(Math.max(queue.size(), MOST_SAMPLES), sample);
            }
            if (!LiveExecutor.isForLater(task)) {
                count++;
                if (sample.size() < MOST_SAMPLES) {
                    sample.add(text(task));
                }
            }
        }
        return new QueuedTasks(count, sample);
    }

    /** The application's own words for a task, if it finds any. */
    public static String text(Object task) {
        String text;
        try {
            text = String.valueOf(task);
        } catch (RuntimeException | StackOverflowError e) {
            text = task.getClass().getName();
        }
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    /** How many there are, as far as they were looked at. */
    public int count() {
        return count;
    }

    /** The first of them, in the application's own words. */
    public List<String> sample() {
        return sample;
    }
}
