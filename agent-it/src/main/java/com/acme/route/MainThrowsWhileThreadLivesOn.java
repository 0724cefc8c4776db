package com.acme.route;

import com.acme.Effects;

/** Ends when a thread ends that outlived a main that threw. */
public final class MainThrowsWhileThreadLivesOn {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        new Thread(new Outlives(Thread.currentThread()), "worker").start();
        throw new IllegalStateException("main is broken");
    }
}
