package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/** The condition that an attribute of every matching MBean is as wanted. Used by one thread. */
final class AwaitMbean extends AwaitCondition {
    private final Template pattern;
    private final String attribute;
    private final AwaitValue wanted;
    private boolean matched;

    private AwaitMbean(Template pattern, String attribute, AwaitValue wanted) {
        this.pattern = pattern;
        this.attribute = attribute;
        this.wanted = wanted;
    }

    /** Reads it, or reports each problem and returns null. */
    static @Nullable AwaitMbean read(HandlerFields fields) {
        Template pattern = fields.text("mbean");
        String attribute = fields.name("attribute");
        if (attribute == null) {
            fields.problem("mbean", "\"mbean\" needs \"attribute\"", null);
        }
        ManifestNode equal = fields.node("equals");
        ManifestNode atMost = fields.node("atMost");
        AwaitValue wanted = null;
        if ((equal == null) == (atMost == null)) {
            fields.problem(atMost == null ? "mbean" : "atMost", "await needs either \"equals\" or \"atMost\"", null);
        } else {
            wanted = equal == null ? AwaitValue.atMost(fields, atMost) : AwaitValue.equalTo(fields, equal);
        }
        boolean named = pattern != null && MbeanName.isValid(fields, "mbean", pattern);
        return pattern == null || !named || attribute == null || wanted == null
                ? null
                : new AwaitMbean(pattern, attribute, wanted);
    }

    @Override
    @Nullable
    String unmet(HandlerContext context) throws Exception {
        String name = pattern.render(context);
        List<Mbean> mbeans = Mbean.matching(name);
        if (mbeans.isEmpty() && !matched) {
            throw new InstanceNotFoundException("no MBean matches " + name);
        }
        matched = true;
        StringBuilder unmet = new StringBuilder();
        for (Mbean mbean : mbeans) {
            String state = state(mbean, context);
            if (state != null && unmet.length() < 1000) {
                unmet.append(unmet.length() == 0 ? "" : "; ").append(state);
            }
        }
        return unmet.length() == 0 ? null : unmet.toString();
    }

    private @Nullable String state(Mbean mbean, HandlerContext context) throws JMException {
        try {
            Object value = mbean.value(attribute);
            return wanted.accepts(value, mbean + ": " + attribute, context)
                    ? null
                    : mbean + ": " + attribute + " is " + Mbean.text(value);
        } catch (InstanceNotFoundException e) {
            return null; // It went since it was found.
        }
    }
}
