package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit(3)} while it holds a lock that a handler needs. */
public final class ExitsHoldingALock {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        synchronized (ExitsHoldingALock.class) {
            System.exit(3);
        }
    }

    /** What the handler calls. */
    public static synchronized void use() throws Exception {
        Effects.append("used");
    }
}
