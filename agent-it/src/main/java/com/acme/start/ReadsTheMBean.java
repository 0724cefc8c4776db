package com.acme.start;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Waits until the agent's MBean is there, and prints its attributes. Ends with 4 if it does not come within 20 s. */
public final class ReadsTheMBean {
    private ReadsTheMBean() {}

    public static void main(String[] args) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.github.atexit:type=AtExit");
        long end = System.nanoTime() + 20000000000L;
        while (!server.isRegistered(name)) {
            if (System.nanoTime() - end > 0) {
                System.exit(4);
            }
            Thread.sleep(10);
        }
        System.out.println(server.getAttribute(name, "Armed"));
        System.out.println(server.getAttribute(name, "Manifest"));
        for (String handler : (String[]) server.getAttribute(name, "Handlers")) {
            System.out.println(handler);
        }
    }
}
