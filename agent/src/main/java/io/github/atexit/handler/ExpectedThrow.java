package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call must end when it is meant to throw, as the shutdown of a Derby database is. Immutable. */
final class ExpectedThrow {
    private static final String KEYS = "\"class\", \"message\", \"sqlState\"";

    private final @Nullable String type;
    private final @Nullable Template message;
    private final @Nullable String sqlState;

    private ExpectedThrow(@Nullable String type, @Nullable Template message, @Nullable String sqlState) {
        this.type = type;
        this.message = message;
        this.sqlState = sqlState;
    }

    /** Reads a class name or an object, or reports the problems and returns null. */
    static @Nullable ExpectedThrow read(HandlerFields fields, ManifestNode node) {
        if (node.kind() == ManifestNode.Kind.STRING) {
            return new ExpectedThrow(node.string(), null, null);
        }
        if (node.kind() != ManifestNode.Kind.OBJECT) {
            fields.problem(
                    node,
                    "\"expectThrows\" is " + node.kind().description(),
                    "the name of a class, or an object with " + KEYS);
            return null;
        }
        Map<String, ManifestNode> members = node.members();
        if (!isValid(fields, node, members)) {
            return null;
        }
        ManifestNode type = members.get("class");
        ManifestNode message = members.get("message");
        ManifestNode sqlState = members.get("sqlState");
        return new ExpectedThrow(
                type == null ? null : type.string(),
                message == null ? null : fields.template(message),
                sqlState == null ? null : sqlState.string());
    }

    private static boolean isValid(HandlerFields fields, ManifestNode node, Map<String, ManifestNode> members) {
        boolean valid = true;
        boolean empty = true;
        for (Map.Entry<String, ManifestNode> member : members.entrySet()) {
            String key = member.getKey();
            if (key.startsWith("$")) {
                continue;
            }
            empty = false;
            if (!key.equals("class") && !key.equals("message") && !key.equals("sqlState")) {
                fields.problem(member.getValue(), "unknown key \"" + key + "\"", KEYS);
                valid = false;
            } else if (member.getValue().kind() != ManifestNode.Kind.STRING) {
                String found = member.getValue().kind().description();
                fields.problem(member.getValue(), "\"" + key + "\" is " + found, "a string");
                valid = false;
            }
        }
        if (empty) {
            fields.problem(node, "\"expectThrows\" says nothing", "at least one of " + KEYS);
        }
        return valid && !empty;
    }

    /** Whether a call may end with this throwable. */
    boolean accepts(Throwable thrown, HandlerContext context) {
        if (type != null && !isOfType(thrown, type)) {
            return false;
        }
        if (message != null && !String.valueOf(thrown.getMessage()).contains(message.render(context))) {
            return false;
        }
        return sqlState == null || sqlState.equals(sqlState(thrown));
    }

    private static boolean isOfType(Throwable thrown, String name) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Reflective, because the JVM may lack the module {@code java.sql}. */
    private static @Nullable Object sqlState(Throwable thrown) {
        try {
            return thrown.getClass().getMethod("getSQLState").invoke(thrown);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** What is expected, in words. */
    String describe(HandlerContext context) {
        StringBuilder text = new StringBuilder(type == null ? "a throwable" : type);
        if (message != null) {
            text.append(" with message \"").append(message.render(context)).append('"');
        }
        if (sqlState != null) {
            text.append(" with SQL state ").append(sqlState);
        }
        return text.toString();
    }
}
