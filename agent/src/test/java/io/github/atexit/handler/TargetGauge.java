package io.github.atexit.handler;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An MBean whose attributes and operations handlers reach into; {@code busy} counts down with every look. */
final class TargetGauge implements TargetGaugeMBean {
    final List<String> calls = new CopyOnWriteArrayList<>();
    private int busy;
    private int level;

    TargetGauge(int busy) {
        this.busy = busy;
    }

    @Override
    public int getBusy() {
        return busy > 0 ? busy-- : busy;
    }

    @Override
    public String getState() {
        return busy == 0 ? "IDLE" : "BUSY";
    }

    @Override
    public double getLoad() {
        return Double.NaN;
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public String getNothing() {
        return null;
    }

    @Override
    public int getLevel() {
        return level;
    }

    @Override
    public void setLevel(int level) {
        this.level = level;
        calls.add("level " + level);
    }

    @Override
    public String flush() {
        calls.add("flush");
        return "flushed " + calls.size();
    }

    @Override
    public void write(int number) {
        calls.add("int " + number);
    }

    @Override
    public void write(String text) {
        calls.add("text " + text);
    }

    @Override
    public void copy(String[] names, long size) {
        calls.add("copy " + List.of(names) + " " + size);
    }

    @Override
    public void fail() {
        throw new IllegalStateException("no space left");
    }

    @Override
    public void failHard() throws Exception {
        throw new IOException("disk is gone");
    }
}
