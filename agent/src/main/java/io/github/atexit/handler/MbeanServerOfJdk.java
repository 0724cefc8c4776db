package io.github.atexit.handler;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own MBeans where nothing in the application has started the platform's MBean server. Starting that server
 * would initialise {@code java.util.logging} in the application's stead, on all of JDK 8 to 27; a server of our own does
 * not from JDK 9 on. On JDK 8 any MBean server does.
 */
final class MbeanServerOfJdk {
    private MbeanServerOfJdk() {}

    /**
     * A server with those of the JDK's MBeans that match, or null where none does. The one of
     * {@code java.util.logging} is not among them.
     */
    static @Nullable MBeanServer with(ObjectName pattern) throws JMException {
        MBeanServer server = null;
        for (PlatformManagedObject object : objects()) {
            ObjectName name = object.getObjectName();
            if (pattern.apply(name)) {
                server = server == null ? MBeanServerFactory.newMBeanServer() : server;
                server.registerMBean(object, name);
            }
        }
        return server;
    }

    private static List<PlatformManagedObject> objects() {
        List<PlatformManagedObject> objects = new ArrayList<PlatformManagedObject>();
        objects.add(ManagementFactory.getClassLoadingMXBean());
        objects.add(ManagementFactory.getMemoryMXBean());
        objects.add(ManagementFactory.getOperatingSystemMXBean());
        objects.add(ManagementFactory.getRuntimeMXBean());
        objects.add(ManagementFactory.getThreadMXBean());
        PlatformManagedObject compiler = ManagementFactory.getCompilationMXBean();
        if (compiler != null) {
            objects.add(compiler);
        }
        objects.addAll(ManagementFactory.getGarbageCollectorMXBeans());
        objects.addAll(ManagementFactory.getMemoryPoolMXBeans());
        objects.addAll(ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class));
        return objects;
    }
}
