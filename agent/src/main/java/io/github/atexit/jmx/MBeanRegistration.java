package io.github.atexit.jmx;

import io.github.atexit.exit.DeclaredHandler;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Registers the MBean. It does so on a thread of its own that ends at once: the platform MBean server takes 30 ms and
 * more to come up, and brings {@code java.util.logging} along (8 to 27), which is why a manifest has to ask for it.
 */
public final class MBeanRegistration implements Runnable, AtExitMBean {
    private static final String NAME = "io.github.atexit:type=AtExit";

    /** Told why there is no MBean. */
    public interface Listener {
        /** @param problem a sentence without a full stop */
        void failed(String problem);
    }

    private final String manifest;
    private final String[] handlers;
    private final boolean registers;
    private final Listener listener;

    private MBeanRegistration(String manifest, String[] handlers, boolean registers, Listener listener) {
        this.manifest = manifest;
        this.handlers = handlers;
        this.registers = registers;
        this.listener = listener;
    }

    /** Starts the registration, in place of one that may be there, and returns. */
    public static void start(String manifest, List<DeclaredHandler> declared, Listener listener) {
        String[] handlers = new String[declared.size()];
        for (int i = 0; i < handlers.length; i++) {
            DeclaredHandler handler = declared.get(i);
            handlers[i] = handler.phase() + "/" + handler.name() + " (" + handler.type() + ")";
        }
        start(new MBeanRegistration(manifest, handlers, true, listener));
    }

    /** Starts to take the MBean away and returns. */
    public static void withdraw(Listener listener) {
        start(new MBeanRegistration("", new String[0], false, listener));
    }

    private static void start(MBeanRegistration work) {
        Thread thread = new Thread(null, work, "atexit jmx");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            if (registers) {
                server.registerMBean(new StandardMBean(this, AtExitMBean.class), name);
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            listener.failed("the MBean " + NAME + " could not be registered: " + e);
        }
    }

    @Override
    public boolean isArmed() {
        return true;
    }

    @Override
    public String getManifest() {
        return manifest;
    }

    @Override
    public String[] getHandlers() {
        return handlers.clone();
    }
}
