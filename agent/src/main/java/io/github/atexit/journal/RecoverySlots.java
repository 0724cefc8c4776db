package io.github.atexit.journal;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.HandlerOutcome;
import java.io.IOException;

/**
 * The cells in a dead run's file that say which handlers were begun for it. A handler has no fixed cell, because the
 * manifest may have been edited since: a cell says its name, as 40 bits of a hash. Thread-safe.
 */
final class RecoverySlots {
    private static final long NAME = (1L << 40) - 1;

    private final RunFile file;

    RecoverySlots(RunFile file) {
        this.file = file;
    }

    /** What stands of a handler, or {@link Cell#EMPTY}. A damaged cell may be anybody's: it counts as everybody's. */
    synchronized long value(DeclaredHandler handler) {
        for (int i = 0; i < file.slotCount(); i++) {
            long value = file.slot(i);
            if (value == Cell.EMPTY || value == Cell.DAMAGED || (value & NAME) == name(handler)) {
                return value;
            }
        }
        return Cell.DAMAGED;
    }

    synchronized boolean hasRoom() {
        return file.slot(file.slotCount() - 1) == Cell.EMPTY;
    }

    synchronized void begin(DeclaredHandler handler) throws IOException {
        for (int i = 0; i < file.slotCount(); i++) {
            if (file.slot(i) == Cell.EMPTY) {
                file.setSlot(i, (OutcomeCode.BEGUN << 40) | name(handler));
                return;
            }
        }
        throw new IllegalStateException("the journal has no room for a handler");
    }

    synchronized void end(DeclaredHandler handler, HandlerOutcome outcome) throws IOException {
        for (int i = 0; i < file.slotCount(); i++) {
            long value = file.slot(i);
            if (value >= 0 && (value & NAME) == name(handler)) {
                file.setSlot(i, (OutcomeCode.of(outcome) << 40) | name(handler));
                return;
            }
        }
    }

    static HandlerOutcome outcome(long value) {
        return OutcomeCode.outcome(value >> 40);
    }

    private static long name(DeclaredHandler handler) {
        return Long.parseUnsignedLong(RunIdentity.of(null, handler.name()).digits(), 16) & NAME;
    }
}
