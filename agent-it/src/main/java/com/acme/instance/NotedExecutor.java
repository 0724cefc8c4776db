package com.acme.instance;

import com.acme.Effects;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor, of a class of the JDK's that is loaded long before; leaves a mark when it is shut down. */
public final class NotedExecutor extends ThreadPoolExecutor {
    public NotedExecutor() {
        super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<Runnable>());
    }

    @Override
    public void shutdown() {
        try {
            Effects.append("shut down");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        super.shutdown();
    }
}
