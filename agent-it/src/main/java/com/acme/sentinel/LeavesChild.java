package com.acme.sentinel;

import com.acme.Effects;
import java.io.File;

/** Starts a program that lives on when this JVM has died, and that has all that a child can inherit. */
public final class LeavesChild {
    public static void main(String[] args) throws Exception {
        new ProcessBuilder("sh", "-c", "echo $$ > child.pid; exec sleep 600")
                .inheritIO()
                .redirectOutput(new File("/dev/null"))
                .redirectError(new File("/dev/null"))
                .start();
        while (!new File("child.pid").exists()) {
            Thread.sleep(10);
        }
        Effects.say("ready");
        Effects.hang();
    }
}
