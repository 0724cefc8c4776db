package com.acme.exhaustion;

/** Uses nothing up, and ends when the agent is done with what it does after the start. */
public final class EndsAtRest {
    private EndsAtRest() {}

    public static void main(String[] arguments) throws Exception {
        Ending.prepare(arguments);
        Ending.end(arguments);
    }
}
