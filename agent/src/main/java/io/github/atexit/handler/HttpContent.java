package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request sends: nothing, a text, or a JSON value whose strings are templates. Immutable. */
final class HttpContent {
    /** JSON text, and templates that stand for its strings; null for no JSON. */
    private final @Nullable List<Object> json;

    private final @Nullable Template text;

    private HttpContent(@Nullable List<Object> json, @Nullable Template text) {
        this.json = json;
        this.text = text;
    }

    /** Reads {@code body} and {@code json}, or reports a problem and returns null. */
    static @Nullable HttpContent read(HandlerFields fields) {
        ManifestNode value = fields.node("json");
        if (value == null) {
            return new HttpContent(null, fields.text("body"));
        }
        if (fields.has("body")) {
            fields.problem("json", "\"json\" does not go with \"body\"", null);
            return null;
        }
        List<Object> parts = new ArrayList<Object>();
        add(value, fields, parts);
        return new HttpContent(parts, null);
    }

    private static void add(ManifestNode node, HandlerFields fields, List<Object> parts) {
        switch (node.kind()) {
            case OBJECT:
                addMembers(node.members(), fields, parts);
                break;
            case ARRAY:
                parts.add("[");
                String separator = "";
                for (ManifestNode element : node.elements()) {
                    parts.add(separator);
                    add(element, fields, parts);
                    separator = ",";
                }
                parts.add("]");
                break;
            case STRING:
                parts.add(fields.template(node));
                break;
            case NUMBER:
                parts.add(node.digits());
                break;
            case BOOLEAN:
                parts.add(String.valueOf(node.bool()));
                break;
            case NULL:
                parts.add("null");
                break;
        }
    }

    private static void addMembers(Map<String, ManifestNode> members, HandlerFields fields, List<Object> parts) {
        String separator = "{";
        for (Map.Entry<String, ManifestNode> member : members.entrySet()) {
            StringBuilder key = new StringBuilder(separator);
            quote(member.getKey(), key);
            parts.add(key.append(':').toString());
            add(member.getValue(), fields, parts);
            separator = ",";
        }
        parts.add(members.isEmpty() ? "{}" : "}");
    }

    boolean isPresent() {
        return json != null || text != null;
    }

    /** The media type that a request says where its headers do not. */
    String type() {
        return json == null ? "text/plain; charset=utf-8" : "application/json";
    }

    /** The bytes at the exit; null for none. */
    byte @Nullable [] render(HandlerContext context) {
        if (json == null) {
            return text == null ? null : text.render(context).getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder body = new StringBuilder();
        for (Object part : json) {
            if (part instanceof Template) {
                quote(((Template) part).render(context), body);
            } else {
                body.append((String) part);
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void quote(String string, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
                to.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to.append(Character.forDigit((c >> shift) & 15, 16));
                }
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
