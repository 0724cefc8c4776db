package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit(3)}; its shutdown hook does what the argument says. */
public final class Misbehaves {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Misbehaving(args[0]), "bad-hook"));
        System.exit(3);
    }

    private static final class Misbehaving implements Runnable {
        private final String how;

        Misbehaving(String how) {
            this.how = how;
        }

        @Override
        public void run() {
            try {
                switch (how) {
                    case "exits again":
                        exitAgainAndAgain();
                        break;
                    case "joins":
                        joinAnExit();
                        break;
                    case "registers":
                        registerHook();
                        break;
                    default:
                        Effects.hang();
                        break;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void exitAgainAndAgain() {
            while (true) {
                try {
                    System.exit(5);
                } catch (Throwable t) {
                    // It does not take no for an answer.
                }
            }
        }

        private static void joinAnExit() throws InterruptedException {
            Thread exiting = new Thread(new Exiting(), "exiting");
            exiting.start();
            exiting.join();
        }

        private static void registerHook() throws Exception {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread("late-hook"));
            } catch (IllegalStateException e) {
                Effects.append("refused");
            }
        }
    }

    private static final class Exiting implements Runnable {
        @Override
        public void run() {
            System.exit(6);
        }
    }
}
