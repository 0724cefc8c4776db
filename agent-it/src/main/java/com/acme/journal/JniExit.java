package com.acme.journal;

/** Calls functions of the C library by way of a library named {@code leaves}, in the directories for such. */
final class JniExit {
    static {
        System.loadLibrary("leaves");
    }

    private JniExit() {}

    /** {@code exit}. */
    static native void exit(int status);

    /** {@code _exit}. */
    static native void exitAtOnce(int status);
}
