package io.github.atexit.process;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The signals that exit statuses tell of, by their numbers on Linux and macOS. */
public enum UnixSignal {
    HUP(1),
    INT(2),
    QUIT(3),
    ILL(4),
    TRAP(5),
    ABRT(6),
    FPE(8),
    KILL(9),
    SEGV(11),
    PIPE(13),
    ALRM(14),
    TERM(15);

    private static final int BASE = 128; // as shells and the JDK tell of a death by a signal

    private final int number;

    UnixSignal(int number) {
        this.number = number;
    }

    /** The signal that a status tells of; null if it tells of none. */
    public static @Nullable UnixSignal of(int status) {
        for (UnixSignal signal : values()) {
            if (status == BASE + signal.number) {
                return signal;
            }
        }
        return null;
    }

    /** Whether it is how a process dies of a fatal error of its own. */
    public boolean isCrash() {
        return this == ILL || this == TRAP || this == ABRT || this == FPE || this == SEGV;
    }

    @Override
    public String toString() {
        return "SIG" + name().toUpperCase(Locale.ROOT);
    }
}
