package com.acme.report;

import com.acme.Effects;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Asks the JVM to delete files with long names when it exits, waits for a byte from a pipe if there is one, and halts. */
public final class ForgetsLongNames {
    /** @param args how many files, and the path of a named pipe if there is one */
    public static void main(String[] args) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            name.append('\u8a9e');
        }
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            new File("/nowhere/" + name + i).deleteOnExit();
        }
        if (args.length > 1) {
            Effects.say("ready");
            try (InputStream gate = new FileInputStream(args[1])) {
                gate.read();
            }
        }
        Runtime.getRuntime().halt(3);
    }

    private ForgetsLongNames() {}
}
