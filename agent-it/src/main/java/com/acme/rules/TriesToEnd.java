package com.acme.rules;

import com.acme.Effects;

/** Tries to end the JVM as told ({@code exit 3}, {@code halt 3 thread-name}), and goes on if it is denied. */
public final class TriesToEnd {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        String[] words = args[0].split(" ");
        Attempt attempt = new Attempt(words[0], Integer.parseInt(words[1]));
        if (words.length == 2) {
            attempt.run();
        } else {
            Thread thread = new Thread(attempt, words[2]);
            thread.start();
            thread.join();
        }
        Effects.append("lives on");
    }

    static void end(String how, int status) {
        if (how.equals("exit")) {
            System.exit(status);
        } else if (how.equals("quit")) {
            Quit.now(status);
        } else {
            Runtime.getRuntime().halt(status);
        }
    }

    private static final class Attempt implements Runnable {
        private final String how;
        private final int status;

        Attempt(String how, int status) {
            this.how = how;
            this.status = status;
        }

        @Override
        public void run() {
            try {
                end(how, status);
            } catch (SecurityException e) {
                StackTraceElement top = e.getStackTrace()[0];
                Effects.say(e.getMessage());
                append("denied by " + e.getClass().getSimpleName() + " at " + top.getClassName());
            }
        }

        private static void append(String mark) {
            try {
                Effects.append(mark);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
