package io.github.atexit.journal;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that locks a file until it is ended. */
public final class HoldsALock {
    private HoldsALock() {}

    public static void main(String[] arguments) throws Exception {
        try (var channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            System.out.println(lock.isValid() ? "locked" : "not locked");
            Thread.sleep(60_000);
        }
    }
}
