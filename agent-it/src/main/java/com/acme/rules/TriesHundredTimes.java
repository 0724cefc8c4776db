package com.acme.rules;

import com.acme.Effects;

/** Tries to exit a hundred times at once, from one place, and then once more from another. */
public final class TriesHundredTimes {
    public static void main(String[] args) throws Exception {
        int denied = 0;
        for (int i = 0; i < 100; i++) {
            try {
                System.exit(3);
            } catch (SecurityException e) {
                denied++;
            }
        }
        try {
            Quit.now(4);
        } catch (SecurityException e) {
            denied++;
        }
        Effects.append("denied " + denied);
    }
}
