package com.acme.exhaustion;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens files until no descriptor is left, and ends. Arguments: exit or halt, now or later. */
public final class OpensFiles {
    private static final List<FileInputStream> OPEN = new ArrayList<FileInputStream>();

    public static void main(String[] args) throws Exception {
        Ending.prepare(args);
        try {
            while (true) {
                OPEN.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            Ending.end(args);
        }
    }

    /** What a handler can call that needs nothing new. */
    public static void shut() throws IOException {
        OPEN.get(0).close();
    }
}
