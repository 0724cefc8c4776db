package com.acme.drain;

import com.acme.Effects;
import java.io.IOException;

/** A task that takes a while and leaves a mark when it is done. */
final class Work implements Runnable {
    private final String name;
    private final long millis;

    Work(String name, long millis) {
        this.name = name;
        this.millis = millis;
    }

    @Override
    public void run() {
        try {
            Thread.sleep(millis);
            synchronized (Work.class) {
                Effects.append(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "work " + name;
    }
}
