package com.acme.route;

import com.acme.Effects;

/** Ends when a thread ends that outlived main's return. */
public final class ThreadOutlivesMain {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        new Thread(new Outlives(Thread.currentThread()), "worker").start();
    }
}
