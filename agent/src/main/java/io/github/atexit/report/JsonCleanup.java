package io.github.atexit.report;

import io.github.atexit.skipped.FinallyBlock;
import io.github.atexit.skipped.LeftThread;
import io.github.atexit.skipped.LeftWork;
import io.github.atexit.skipped.SkippedCleanup;
import java.util.List;

/** The part of a report about what threads left undone. Used once. */
final class JsonCleanup {
    private final JsonWriter json;
    private final ListLimit limit;

    JsonCleanup(JsonWriter json, ListLimit limit) {
        this.json = json;
        this.limit = limit;
    }

    /** From {@code finallyBlocks} to {@code queuedTasks}. */
    void write(SkippedCleanup cleanup) {
        writeFinallyBlocks(cleanup.finallyBlocks());
        writeThreads(cleanup.threads());
        if (cleanup.moreThreads() > 0) {
            limit.addCut("skipped.threads", cleanup.moreThreads());
        }
        writeQueuedTasks(cleanup.work());
    }

    private void writeFinallyBlocks(List<FinallyBlock> blocks) {
        json.beginArray("finallyBlocks");
        for (int i = 0, kept = limit.kept("skipped.finallyBlocks", blocks.size()); i < kept; i++) {
            FinallyBlock block = blocks.get(i);
            json.beginObject().field("class", block.className()).field("method", block.method());
            json.field("file", block.file()).field("line", block.line());
            json.field("thread", block.thread())
                    .field("kind", block.kind().id())
                    .endObject();
        }
        json.endArray();
    }

    private void writeThreads(List<LeftThread> threads) {
        json.beginArray("threads");
        for (int i = 0, kept = limit.kept("skipped.threads", threads.size()); i < kept; i++) {
            json.beginObject().field("name", threads.get(i).name());
            JsonReport.writeStack(json, limit, "stack", threads.get(i).stack());
            json.endObject();
        }
        json.endArray();
    }

    private void writeQueuedTasks(List<LeftWork> work) {
        json.beginArray("queuedTasks");
        for (int i = 0, kept = limit.kept("skipped.queuedTasks", work.size()); i < kept; i++) {
            LeftWork left = work.get(i);
            json.beginObject().field("executor", left.executor());
            json.field("queued", left.queued()).field("running", left.running());
            json.strings("sample", left.sample()).endObject();
        }
        json.endArray();
    }
}
