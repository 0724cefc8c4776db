package com.acme.readings;

import java.util.ArrayList;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What should not be in an application, and is. */
@RestController
class MaintenanceController {
    @PostMapping("/exit")
    void exit() {
        System.exit(3);
    }

    @PostMapping("/halt")
    void halt() {
        Runtime.getRuntime().halt(4);
    }

    /** Builds the whole export in memory. */
    @PostMapping("/export")
    void export() {
        new Thread(this::collect, "export").start();
    }

    private void collect() {
        var lines = new ArrayList<byte[]>();
        while (true) {
            lines.add(new byte[64 * 1024]);
        }
    }
}
