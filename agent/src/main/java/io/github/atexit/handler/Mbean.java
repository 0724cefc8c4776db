package io.github.atexit.handler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeErrorException;
import javax.management.RuntimeMBeanException;
import javax.management.RuntimeOperationsException;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** An MBean and the server that has it. Immutable. */
final class Mbean {
    private final MBeanServer server;
    private final ObjectName name;

    Mbean(MBeanServer server, ObjectName name) {
        this.server = server;
        this.name = name;
    }

    /**
     * The MBeans of this name or pattern in every MBean server of the JVM, in the order of their names.
     *
     * @throws JMException if the text is no name
     */
    static List<Mbean> matching(String text) throws JMException {
        ObjectName pattern = ObjectName.getInstance(text);
        List<Mbean> found = new ArrayList<Mbean>();
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            addMatches(server, pattern, found);
        }
        if (found.isEmpty()) {
            MBeanServer jdk = MbeanServerOfJdk.with(pattern);
            if (jdk != null) {
                addMatches(jdk, pattern, found);
            }
        }
        return found;
    }

    private static void addMatches(MBeanServer server, ObjectName pattern, List<Mbean> found) {
        Set<ObjectName> names = server.queryNames(pattern, null);
        List<ObjectName> sorted = new ArrayList<ObjectName>(names);
        Collections.sort(sorted);
        for (ObjectName name : sorted) {
            found.add(new Mbean(server, name));
        }
    }

    MBeanInfo info() throws JMException {
        return server.getMBeanInfo(name);
    }

    /** The loader that the types of its attributes and operations are found in; null for the bootstrap loader. */
    @Nullable
    ClassLoader loader() throws InstanceNotFoundException {
        return server.getClassLoaderFor(name);
    }

    MBeanServer server() {
        return server;
    }

    ObjectName name() {
        return name;
    }

    /**
     * The value of an attribute, or of a part of one: {@code HeapMemoryUsage.used}.
     *
     * @throws IllegalStateException if there is no such attribute or part
     * @throws JMException if the MBean is gone or the attribute cannot be read
     */
    @Nullable
    Object value(String path) throws JMException {
        MBeanInfo info = info();
        int end = path.length();
        while (end > 0 && attribute(info, path.substring(0, end)) == null) {
            end = path.lastIndexOf('.', end - 1);
        }
        if (end <= 0) {
            throw new IllegalStateException(name + ": " + noAttribute(path, info));
        }
        Object value = server.getAttribute(name, path.substring(0, end));
        return end == path.length() ? value : part(value, path.substring(end + 1));
    }

    private @Nullable Object part(@Nullable Object whole, String path) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Object part;
        if (whole instanceof CompositeData && ((CompositeData) whole).containsKey(key)) {
            part = ((CompositeData) whole).get(key);
        } else if (whole instanceof Map && ((Map<?, ?>) whole).containsKey(key)) {
            part = ((Map<?, ?>) whole).get(key);
        } else {
            throw new IllegalStateException(name + ": there is no \"" + key + "\" in " + text(whole));
        }
        return dot < 0 ? part : part(part, path.substring(dot + 1));
    }

    static @Nullable MBeanAttributeInfo attribute(MBeanInfo info, String attribute) {
        for (MBeanAttributeInfo candidate : info.getAttributes()) {
            if (candidate.getName().equals(attribute)) {
                return candidate;
            }
        }
        return null;
    }

    /** Says that there is no such attribute, and which there are. */
    static String noAttribute(String attribute, MBeanInfo info) {
        StringBuilder known = new StringBuilder();
        for (MBeanAttributeInfo candidate : info.getAttributes()) {
            known.append(known.length() == 0 ? "" : ", ").append(candidate.getName());
        }
        return "there is no attribute \"" + attribute + "\" (" + bounded(known.toString(), 1000) + ")";
    }

    /** A value in one line of at most 200 characters. */
    static String text(@Nullable Object value) {
        return bounded(value == null ? "null" : InvokeCall.text(value), 200);
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** What the MBean itself threw, without what JMX puts around it. */
    static Throwable causeOf(Throwable thrown) {
        boolean wrapper = thrown instanceof MBeanException
                || thrown instanceof ReflectionException
                || thrown instanceof RuntimeMBeanException
                || thrown instanceof RuntimeOperationsException
                || thrown instanceof RuntimeErrorException;
        Throwable cause = thrown.getCause();
        return wrapper && cause != null ? causeOf(cause) : thrown;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
