package io.github.atexit.journal;

import java.io.File;
import java.util.Arrays;
import java.util.Comparator;

/** The files of runs that were judged: the last twenty are kept for whoever wants to look. */
final class RetiredFiles {
    private static final String SUFFIX = ".judged";
    private static final int KEPT = 20;

    private RetiredFiles() {}

    static void add(File file) {
        String name = file.getName();
        File directory = file.getParentFile();
        String stem = name.endsWith(RunFile.SUFFIX) ? name.substring(0, name.length() - RunFile.SUFFIX.length()) : name;
        File retired = new File(directory, stem + SUFFIX);
        if (!file.renameTo(retired)) {
            file.delete();
        }
        removeOldest(directory);
    }

    private static void removeOldest(File directory) {
        String[] names = directory.list();
        if (names == null) {
            return;
        }
        int count = 0;
        File[] files = new File[names.length];
        for (String name : names) {
            if (name.endsWith(SUFFIX)) {
                files[count++] = new File(directory, name);
            }
        }
        Arrays.sort(files, 0, count, new ByAge());
        for (int i = KEPT; i < count; i++) {
            files[i].delete();
        }
    }

    /** By the time at which they were made, which stands in the names behind the identity; youngest first. */
    private static final class ByAge implements Comparator<File> {
        @Override
        public int compare(File one, File other) {
            return start(other).compareTo(start(one));
        }

        private static String start(File file) {
            String name = file.getName();
            return name.substring(Math.min(name.length(), name.indexOf('-') + 1));
        }
    }
}
