package com.acme.journal;

import com.acme.Effects;
import java.io.IOException;

/** Is loaded by a recovery handler, before main. */
public final class Recovers {
    private Recovers() {}

    public static void call() throws IOException {
        Effects.append("called before main");
    }
}
