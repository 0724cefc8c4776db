package io.github.atexit.handler;

import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What can be said of an MBean's name before the exit. Loaded only where the JVM has JMX. */
final class MbeanName {
    private MbeanName() {}

    /** Whether the value can be the name of an MBean or a pattern; a problem is reported where it cannot. */
    static boolean isValid(HandlerFields fields, String field, Template name) {
        if (!name.isConstant()) {
            return true;
        }
        try {
            ObjectName.getInstance(name.constant());
            return true;
        } catch (MalformedObjectNameException e) {
            fields.problem(
                    field,
                    "\"" + field + "\" is no name of an MBean: " + e.getMessage(),
                    "such as \"Catalina:type=ThreadPool,name=*\"");
            return false;
        }
    }
}
