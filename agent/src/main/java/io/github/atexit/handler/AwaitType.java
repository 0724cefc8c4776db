package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.JdkModule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code await}: waits until a condition holds. */
public final class AwaitType implements HandlerType {
    private static final Duration EVERY = Duration.ofMillis(100);

    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.optional("mbean", Field.Kind.TEXT, "The MBeans to look at: a name or a pattern."),
            Field.optional(
                    "attribute",
                    Field.Kind.NAME,
                    "Their attribute, or a part of a composite one such as `HeapMemoryUsage.used`."),
            Field.optional(
                    "equals", Field.Kind.ANY, "What the attribute must be: a string, number, truth value or null."),
            Field.optional("atMost", Field.Kind.ANY, "The greatest number that the attribute may be."),
            Field.optional(
                    "url",
                    Field.Kind.URL,
                    "An address to ask with GET instead; redirects to another host are not"
                            + " followed. A request of more than 5 seconds is given up and made again."),
            Field.optional("status", Field.Kind.VALUES, "The statuses that it must answer with, such as 200 or `2xx`.")
                    .defaultingTo("`2xx`"),
            Field.optional("every", Field.Kind.DURATION, "How long to wait between two looks.")
                    .between(1, Integer.MAX_VALUE)
                    .defaultingTo("100ms")));

    @Override
    public String name() {
        return "await";
    }

    @Override
    public String phase() {
        return "drain";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"await\", \"mbean\": \"Catalina:type=ThreadPool,name=*\", \"attribute\": \"currentThreadsBusy\", \"atMost\": 0, \"timeout\": \"15s\"}";
    }

    @Override
    public String summary() {
        return "Waits until an attribute of every matching MBean, or the answer of an address, is as wanted. A pattern"
                + " that matches nothing fails; an MBean that goes while it is waited for no longer counts.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        if (fields.has("mbean") == fields.has("url")) {
            fields.problem(
                    fields.has("url") ? "url" : "type",
                    "await needs either \"mbean\" and \"attribute\", or \"url\"",
                    null);
            return null;
        }
        AwaitCondition condition = fields.has("mbean") ? mbean(fields) : url(fields);
        return condition == null ? null : new Await(condition, fields.duration("every", EVERY));
    }

    private static @Nullable AwaitCondition mbean(HandlerFields fields) {
        return !excludes(fields, "mbean", "status") && JdkModule.MANAGEMENT.isPresent(fields, "mbean", "\"mbean\"")
                ? AwaitMbean.read(fields)
                : null;
    }

    private static @Nullable AwaitCondition url(HandlerFields fields) {
        boolean alone = true;
        for (String other : Arrays.asList("attribute", "equals", "atMost")) {
            alone &= !excludes(fields, "url", other);
        }
        return alone ? AwaitUrl.read(fields) : null;
    }

    private static boolean excludes(HandlerFields fields, String one, String other) {
        if (fields.has(other)) {
            fields.problem(other, "\"" + other + "\" does not go with \"" + one + "\"", null);
        }
        return fields.has(other);
    }
}
