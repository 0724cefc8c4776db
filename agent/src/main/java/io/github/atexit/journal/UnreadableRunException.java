package io.github.atexit.journal;

import java.io.File;
import java.io.IOException;

/** A file has a run's name and is none, or no more: it was torn by a power loss, or damaged. */
final class UnreadableRunException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableRunException(File file, String why) {
        super(file + ": " + why);
    }
}
