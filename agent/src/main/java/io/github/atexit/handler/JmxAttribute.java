package io.github.atexit.handler;

import java.util.List;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import org.jspecify.annotations.Nullable;

/** Sets an attribute. */
final class JmxAttribute extends JmxAction {
    private final String name;

    JmxAttribute(String name) {
        this.name = name;
    }

    @Override
    @Nullable
    Object on(Mbean mbean, List<@Nullable Object> values) throws JMException {
        MBeanInfo info = mbean.info();
        MBeanAttributeInfo attribute = Mbean.attribute(info, name);
        if (attribute == null) {
            throw new IllegalStateException(Mbean.noAttribute(name, info));
        }
        if (!attribute.isWritable()) {
            throw new IllegalStateException("the attribute \"" + name + "\" cannot be set");
        }
        Class<?> type = type(attribute.getType(), mbean.loader());
        Conversion conversion = type == null ? null : Conversion.of(values.get(0), type, type);
        if (conversion == null) {
            throw new IllegalArgumentException("the attribute \"" + name + "\" is of type " + attribute.getType()
                    + " and cannot be set to a value of kind " + Conversion.kind(values.get(0)));
        }
        mbean.server().setAttribute(mbean.name(), new Attribute(name, conversion.result()));
        return null;
    }
}
