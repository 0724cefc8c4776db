package io.github.atexit.page;

import io.github.atexit.history.Counts;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.PastSkipped;
import io.github.atexit.history.PastStep;
import io.github.atexit.history.SkippedFinally;
import io.github.atexit.history.SkippedTasks;
import io.github.atexit.history.SkippedThread;
import io.github.atexit.report.ReportText;
import java.util.ArrayList;
import java.util.List;

/** What an exit did without: the first and largest thing that a page says. */
final class SkippedSection {
    private static final int MOST_SAMPLES = 5;

    private SkippedSection() {}

    /** Writes the section; nothing where nothing was skipped and nothing still at work. */
    static void write(Html html, PastExit exit, Extent extent) {
        PastSkipped skipped = exit.skipped();
        boolean hasMinor = skipped.countFinallyBlocks() + skipped.countThreads() + skipped.countRunningTasks() > 0;
        if (!skipped.isAny() && !hasMinor) {
            return;
        }
        Blocks.openSection(html, extent, "skipped", skipped.isAny() ? "What was skipped" : "What was still at work");
        hooks(skipped).write(html, extent);
        texts(skipped.countFiles(), "delete-on-exit file", skipped.files()).write(html, extent);
        finallyBlocks(exit, true).write(html, extent);
        tasks(skipped).write(html, extent);
        texts(skipped.countHandlers(), "handler", skipped.handlers()).write(html, extent);
        threads(skipped).write(html, extent);
        finallyBlocks(exit, false).write(html, extent);
        html.closeLine();
    }

    private static Loss hooks(PastSkipped skipped) {
        List<PastStep> hooks = skipped.hooks();
        long count = skipped.countHooks();
        Loss loss = new Loss(count, Counts.noun(count, "shutdown hook"), count - hooks.size(), false);
        for (PastStep hook : hooks) {
            String jar = hook.jar();
            String className = hook.className().equals(hook.name()) ? "" : hook.className();
            loss.add(hook.name(), (className + (jar == null ? "" : " in " + ReportText.jarName(jar))).trim());
        }
        return loss;
    }

    private static Loss texts(long count, String noun, List<String> names) {
        Loss loss = new Loss(count, Counts.noun(count, noun), count - names.size(), false);
        for (String name : names) {
            loss.add(name, "");
        }
        return loss;
    }

    /** Those that the thread that ended the JVM was about to run; or else locks, and those of other threads. */
    private static Loss finallyBlocks(PastExit exit, boolean own) {
        List<SkippedFinally> blocks = new ArrayList<SkippedFinally>();
        for (SkippedFinally block : exit.skipped().finallyBlocks()) {
            if (own == (!block.isLock() && block.thread().equals(exit.threadName()))) {
                blocks.add(block);
            }
        }
        long unlisted = own
                ? 0
                : exit.skipped().countFinallyBlocks()
                        - exit.skipped().finallyBlocks().size();
        long count = blocks.size() + unlisted;
        String noun = own ? Counts.noun(count, "finally block") : "locks, and blocks of other threads";
        Loss loss = new Loss(count, noun, unlisted, !own);
        for (SkippedFinally block : blocks) {
            String thread = own ? "" : " on thread “" + block.thread() + "”";
            loss.add(block.place(), block.kind() + " in " + block.method() + thread);
        }
        return loss;
    }

    private static Loss tasks(PastSkipped skipped) {
        boolean lost = skipped.countQueuedTasks() > 0;
        long count = lost ? skipped.countQueuedTasks() : skipped.countRunningTasks();
        Loss loss = new Loss(count, Counts.noun(count, lost ? "queued task" : "running task"), 0, !lost);
        for (SkippedTasks tasks : skipped.tasks()) {
            loss.add(
                    tasks.executor(),
                    Counts.number(tasks.queued()) + " queued, " + Counts.number(tasks.running()) + " running"
                            + sample(tasks.sample()));
        }
        return loss;
    }

    private static String sample(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size() && i < MOST_SAMPLES; i++) {
            text.append(i == 0 ? ": " : ", ").append(names.get(i));
        }
        return text.append(names.size() > MOST_SAMPLES ? ", …" : "").toString();
    }

    private static Loss threads(PastSkipped skipped) {
        List<SkippedThread> threads = skipped.threads();
        long count = skipped.countThreads();
        Loss loss = new Loss(count, Counts.noun(count, "thread") + " still alive", count - threads.size(), true);
        for (SkippedThread thread : threads) {
            loss.add(
                    thread.name(),
                    thread.stack().isEmpty() ? "" : "in " + thread.stack().get(0),
                    thread.stack());
        }
        return loss;
    }
}
