package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit(3)} in a static initialiser; a handler needs that class, and so does a hook if there is an argument. */
public final class ExitsInInitialiserThatOthersNeed {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        if (args[0].equals("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(new Needing(), "needing-hook"));
        }
        Initialised.use();
    }

    private static final class Needing implements Runnable {
        @Override
        public void run() {
            Initialised.use();
        }
    }

    /** Never comes to be. */
    public static final class Initialised {
        static {
            System.exit(3);
        }

        private Initialised() {}

        public static void use() {}
    }
}
