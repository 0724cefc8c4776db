package io.github.atexit.manifest;

import io.github.atexit.exit.SecretNames;
import io.github.atexit.manifest.Field.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns JSON values into what the kind of their field promises, and reports those that are none. Used by one thread. */
final class FieldValues {
    private final Reading reading;

    FieldValues(Reading reading) {
        this.reading = reading;
    }

    /** The value, or null after a problem. */
    @Nullable
    Object of(Field field, ManifestNode node) {
        Kind kind = field.kind();
        boolean secret = field.isSecret();
        if (kind == Kind.TEXT || kind == Kind.URL) {
            return text(field, node, secret);
        }
        if (kind == Kind.NAME) {
            return name(field, node);
        }
        if (kind == Kind.TEXTS || kind == Kind.ARRAY) {
            return texts(field, node, secret);
        }
        if (kind == Kind.MAP || kind == Kind.LABELS) {
            return map(field, node);
        }
        if (kind == Kind.DURATION) {
            return duration(field, node);
        }
        if (kind == Kind.BOOLEAN) {
            return bool(field, node);
        }
        return kind == Kind.INTEGER || kind == Kind.INTEGERS || kind == Kind.STATUS_MAP
                ? new NumberValues(this).of(field, node)
                : tree(field, node, secret);
    }

    private @Nullable Boolean bool(Field field, ManifestNode node) {
        if (node.kind() == ManifestNode.Kind.BOOLEAN) {
            return node.bool();
        }
        wrong(field, node, null);
        return null;
    }

    private @Nullable Template text(Field field, ManifestNode node, boolean secret) {
        if (node.kind() != ManifestNode.Kind.STRING) {
            wrong(field, node, null);
            return null;
        }
        return template(node, secret, field.kind() == Kind.URL);
    }

    /** A template, or null after a problem. */
    @Nullable
    Template template(ManifestNode node, boolean secret) {
        return template(node, secret, false);
    }

    private @Nullable Template template(ManifestNode node, boolean secret, boolean encoded) {
        int before = reading.problems.count();
        Template template = reading.templates.of(node, secret, encoded);
        if (secret && template.isConstant()) {
            reading.secrets.add(template.constant());
        }
        return reading.problems.count() == before ? template : null;
    }

    private @Nullable String name(Field field, ManifestNode node) {
        if (node.kind() != ManifestNode.Kind.STRING) {
            wrong(field, node, null);
            return null;
        }
        String name = node.string();
        if (name.isEmpty()) {
            wrong(field, node, null, "is empty");
            return null;
        }
        if (field.allowed().isEmpty() || field.allowed().contains(name)) {
            return name;
        }
        wrong(field, node, Words.quoted(Words.nearest(name, field.allowed())), "cannot be \"" + name + '"');
        return null;
    }

    private @Nullable List<Template> texts(Field field, ManifestNode node, boolean secret) {
        if (node.kind() == ManifestNode.Kind.STRING && field.kind() == Kind.TEXTS) {
            Template single = template(node, secret);
            return single == null ? null : Collections.singletonList(single);
        }
        if (node.kind() != ManifestNode.Kind.ARRAY) {
            boolean commandLine = node.kind() == ManifestNode.Kind.STRING;
            wrong(field, node, commandLine ? LikelySlips.array(node.string()) : null);
            return null;
        }
        List<Template> texts = new ArrayList<Template>();
        boolean secretNext = false;
        for (ManifestNode element : node.elements()) {
            if (element.kind() != ManifestNode.Kind.STRING) {
                wrong(field, element, null, "has " + element.kind().description() + " in its list");
                return null;
            }
            boolean secretOption = field.kind() == Kind.ARRAY && isSecretOption(element.string());
            Template text =
                    secretOption && hasValue(element) ? substituted(element) : template(element, secret || secretNext);
            if (secretOption && text != null && hasValue(element) && text.isConstant()) {
                reading.secrets.add(text.constant().substring(text.constant().indexOf('=') + 1));
            }
            secretNext = secretOption && !hasValue(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.size() == node.elements().size() ? texts : null;
    }

    private static boolean hasValue(ManifestNode option) {
        return option.string().indexOf('=') > 0;
    }

    private static boolean isSecretOption(String word) {
        int end = word.indexOf('=');
        return word.startsWith("-") && SecretNames.isSecret(end < 0 ? word : word.substring(0, end));
    }

    private @Nullable Map<String, Template> map(Field field, ManifestNode node) {
        if (node.kind() != ManifestNode.Kind.OBJECT) {
            wrong(field, node, null);
            return null;
        }
        Map<String, Template> map = new LinkedHashMap<String, Template>();
        for (Map.Entry<String, ManifestNode> member : node.members().entrySet()) {
            ManifestNode value = member.getValue();
            if (member.getKey().startsWith("$")) {
                continue;
            }
            if (value.kind() != ManifestNode.Kind.STRING) {
                wrong(field, value, null, "has " + value.kind().description() + " for \"" + member.getKey() + '"');
                continue;
            }
            // What headers and environments hold is masked when it was put in; what stands there, by its name only.
            boolean named = SecretNames.isSecret(member.getKey());
            Template text = named || field.kind() == Kind.LABELS ? template(value, named) : substituted(value);
            if (text != null) {
                map.put(member.getKey(), text);
            }
        }
        return map;
    }

    private @Nullable Template substituted(ManifestNode value) {
        int before = reading.problems.count();
        Template template = reading.templates.of(value, true);
        return reading.problems.count() == before ? template : null;
    }

    private @Nullable Duration duration(Field field, ManifestNode node) {
        if (node.kind() != ManifestNode.Kind.STRING) {
            boolean number = node.kind() == ManifestNode.Kind.NUMBER;
            String meant = number ? LikelySlips.duration(node.number().toString()) : null;
            wrong(field, node, Words.quoted(meant));
            return null;
        }
        String text = constant(node, false);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.parse(text);
        if (duration == null) {
            String meant = Words.quoted(LikelySlips.duration(text));
            wrong(field, node, meant, "cannot be \"" + text + '"');
            return null;
        }
        if (duration.toMillis() < field.least()) {
            String least = "at least " + field.least() + "ms";
            reading.problems.at(node, '"' + field.name() + "\" is too short", least, null);
            return null;
        }
        return duration;
    }

    /** A string whose value must be known when the agent arms, or null after a problem. */
    @Nullable
    String constant(ManifestNode node, boolean secret) {
        Template template = template(node, secret);
        if (template == null || template.isConstant()) {
            return template == null ? null : template.constant();
        }
        reading.problems.at(
                node, "a value that is known only at the exit", "${env:NAME} and ${sys:property} here", null);
        return null;
    }

    private @Nullable Object tree(Field field, ManifestNode node, boolean secret) {
        if (field.kind() == Kind.OBJECT && node.kind() != ManifestNode.Kind.OBJECT) {
            wrong(field, node, null);
            return null;
        }
        if (field.members().isEmpty()) {
            remember(node, secret); // what has keys of its own is read key by key
        }
        if (field.kind() != Kind.VALUES) {
            return node;
        }
        return node.kind() == ManifestNode.Kind.ARRAY ? node.elements() : Collections.singletonList(node);
    }

    /** Keeps the strings that stand under the name of a secret, wherever in the value they are. */
    private void remember(ManifestNode node, boolean secret) {
        if (node.kind() == ManifestNode.Kind.STRING && secret && node.string().indexOf("${") < 0) {
            reading.secrets.add(node.string());
        } else if (node.kind() == ManifestNode.Kind.STRING && secret) {
            reading.templates.of(node, true);
        } else if (node.kind() == ManifestNode.Kind.ARRAY) {
            for (ManifestNode element : node.elements()) {
                remember(element, secret);
            }
        } else if (node.kind() == ManifestNode.Kind.OBJECT) {
            for (Map.Entry<String, ManifestNode> member : node.members().entrySet()) {
                remember(member.getValue(), secret || SecretNames.isSecret(member.getKey()));
            }
        }
    }

    Problems problems() {
        return reading.problems;
    }

    /** Reports a value that is of another kind. */
    void wrong(Field field, ManifestNode node, @Nullable String meant) {
        wrong(field, node, meant, "is " + node.kind().description());
    }

    /** Reports what is wrong with a value. */
    void wrong(Field field, ManifestNode node, @Nullable String meant, String problem) {
        if (!reading.problems.onlyCounts()) {
            reading.problems.at(node, '"' + field.name() + "\" " + problem, field.expectation(), meant);
        }
    }
}
