package io.github.atexit.cli;

import io.github.atexit.history.ExitHistory;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.ReportLines;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/** The reports of several files, and what is wrong with these. Not thread-safe. */
final class ReportFiles {
    private static final int MOST_PROBLEMS = 10; // of a file

    /** Something that is wrong with a file. */
    static final class Problem {
        private final String file;
        private final long line;
        private final String text;

        Problem(String file, long line, String text) {
            this.file = file;
            this.line = line;
            this.text = text;
        }

        String file() {
            return file;
        }

        /** The line's number; 0 for the whole file. */
        long line() {
            return line;
        }

        String text() {
            return text;
        }

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + text;
        }
    }

    private final ExitHistory history = new ExitHistory();
    private final List<Problem> problems = new ArrayList<>();
    private boolean complete = true;

    /** Adds the reports of a file. */
    void read(String name) {
        OneFile file = new OneFile(name);
        try {
            Path path = Paths.get(name);
            if (Files.isDirectory(path)) {
                throw new IOException("a directory, not a file");
            }
            ReportLines.read(path, file);
            file.end();
        } catch (NoSuchFileException e) {
            fail(name, "there is no such file");
        } catch (AccessDeniedException e) {
            fail(name, "it may not be read");
        } catch (IOException | InvalidPathException e) {
            fail(name, String.valueOf(e.getMessage()));
        }
    }

    private void fail(String name, String problem) {
        problems.add(new Problem(name, 0, problem));
        complete = false;
    }

    ExitHistory history() {
        return history;
    }

    /** What is wrong with the files, in their order. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether every file could be read and had a report. */
    boolean isComplete() {
        return complete;
    }

    /** The file that is being read. */
    private final class OneFile implements ReportLines.Listener {
        private final String name;
        private long exits;
        private long damaged;

        OneFile(String name) {
            this.name = name;
        }

        @Override
        public void exit(PastExit exit) {
            exits++;
            history.add(exit);
        }

        @Override
        public void damaged(long line, String problem) {
            if (++damaged <= MOST_PROBLEMS) {
                problems.add(new Problem(name, line, problem));
            }
        }

        private void end() {
            if (damaged > MOST_PROBLEMS) {
                problems.add(new Problem(name, 0, (damaged - MOST_PROBLEMS) + " more lines are no reports"));
            }
            if (exits == 0) {
                fail(name, "it has no exit report");
            }
        }
    }
}
