package io.github.atexit.manifest;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.Field.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handler types that look like the real ones and remember the fields they were made with. */
final class FakeTypes implements HandlerTypeRegistry {
    final List<HandlerFields> created = new ArrayList<>();
    private final Map<String, HandlerType> types = new LinkedHashMap<>();

    FakeTypes() {
        add(
                "exec",
                "save",
                Field.required("command", Kind.ARRAY, "The program."),
                Field.optional("env", Kind.MAP, "Its environment."),
                Field.optional("expect", Kind.INTEGER, "Its exit status."));
        add(
                "invoke",
                "save",
                Field.required("method", Kind.NAME, "What to call."),
                Field.optional("args", Kind.VALUES, "With what."),
                Field.optional("load", Kind.BOOLEAN, "Whether to load the class."));
        add(
                "file",
                "release",
                Field.optional("write", Kind.TEXT, "A file to write."),
                Field.optional("content", Kind.TEXT, "What to write."),
                Field.optional("delete", Kind.TEXT, "A file to delete."));
        add("log", "release", Field.required("message", Kind.TEXT, "The line."));
        add("sleep", "notify", Field.required("for", Kind.DURATION, "How long."));
        add(
                "http",
                "notify",
                Field.required("url", Kind.TEXT, "Where."),
                Field.optional("method", Kind.NAME, "How.").oneOf("GET", "PUT", "POST", "DELETE"),
                Field.optional("headers", Kind.MAP, "Headers."),
                Field.optional("json", Kind.ANY, "The body."));
        add("await", "drain", Field.required("mbean", Kind.TEXT, "For what."));
    }

    private void add(String name, String phase, Field... fields) {
        types.put(name, new FakeType(name, phase, List.of(fields)));
    }

    @Override
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    @Override
    public @Nullable HandlerType named(String name) {
        return types.get(name);
    }

    private final class FakeType implements HandlerType {
        private final String name;
        private final String phase;
        private final List<Field> fields;

        FakeType(String name, String phase, List<Field> fields) {
            this.name = name;
            this.phase = phase;
            this.fields = fields;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String phase() {
            return phase;
        }

        @Override
        public List<Field> fields() {
            return fields;
        }

        @Override
        public String sample() {
            return "{}";
        }

        @Override
        public String summary() {
            return "Does nothing.";
        }

        @Override
        public HandlerBody create(HandlerFields given) {
            created.add(given);
            return new HandlerBody() {
                @Override
                public void run(HandlerContext context) {}

                @Override
                public void cancel() {}
            };
        }
    }
}
