package io.github.atexit.handler;

import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** An MBean server of its own with some gauges, as an application has one. */
final class GaugesInServer implements AutoCloseable {
    private final MBeanServer server = MBeanServerFactory.createMBeanServer();

    private GaugesInServer() {}

    /** @param gauges by the key {@code name} of their name {@code com.acme:type=Gauge,name=…} */
    static GaugesInServer of(Map<String, TargetGauge> gauges) throws JMException {
        var result = new GaugesInServer();
        for (var gauge : gauges.entrySet()) {
            result.server.registerMBean(gauge.getValue(), name(gauge.getKey()));
        }
        return result;
    }

    void remove(String gauge) {
        try {
            server.unregisterMBean(name(gauge));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name(String gauge) throws JMException {
        return new ObjectName("com.acme:type=Gauge,name=" + gauge);
    }

    @Override
    public void close() {
        MBeanServerFactory.releaseMBeanServer(server);
    }
}
