package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.manifest.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes what a JSON Schema says of the fields of an object. Used once. */
final class SchemaFields {
    private static final String DURATION = "^(?=[0-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$|\\$\\{";

    private final JsonGenerator json;

    SchemaFields(JsonGenerator json) {
        this.json = json;
    }

    /** An object with these keys, with those that start with {@code $}, and no others. */
    void closedObject(List<Field> fields) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        List<String> required = new ArrayList<String>();
        for (Field field : fields) {
            json.writeObjectFieldStart(field.name());
            json.writeStringField("description", field.summary());
            value(field);
            json.writeEndObject();
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        json.writeEndObject();
        required(required.toArray(new String[0]));
        anyDollarKey();
        json.writeBooleanField("additionalProperties", false);
    }

    /** These keys must be there. */
    void required(String... names) throws IOException {
        if (names.length > 0) {
            json.writeArrayFieldStart("required");
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
    }

    /** One of these words. */
    void words(List<String> words) throws IOException {
        json.writeArrayFieldStart("enum");
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private void value(Field field) throws IOException {
        if (!field.isSupported()) {
            json.writeArrayFieldStart("enum");
            json.writeBoolean(false);
            json.writeString("off");
            json.writeEndArray();
            return;
        }
        switch (field.kind()) {
            case TEXT:
            case URL:
            case NAME:
                text(field.allowed());
                break;
            case TEXTS:
                oneOrList(field.allowed());
                break;
            case ARRAY:
                json.writeStringField("type", "array");
                json.writeObjectFieldStart("items");
                text(field.allowed());
                json.writeEndObject();
                break;
            case MAP:
            case LABELS:
                json.writeStringField("type", "object");
                anyDollarKey();
                json.writeObjectFieldStart("additionalProperties");
                text(Collections.<String>emptyList());
                json.writeEndObject();
                break;
            case DURATION:
                json.writeStringField("type", "string");
                json.writeStringField("pattern", DURATION);
                break;
            case BOOLEAN:
                json.writeStringField("type", "boolean");
                break;
            case INTEGER:
            case INTEGERS:
                numbers(field);
                break;
            case STATUS_MAP:
                statusMap();
                break;
            case OBJECT:
                object(field);
                break;
            case VALUES:
                values(field);
                break;
            case ANY:
                break;
        }
    }

    private void anyDollarKey() throws IOException {
        json.writeObjectFieldStart("patternProperties");
        json.writeBooleanField("^\\$", true);
        json.writeEndObject();
    }

    private void text(List<String> allowed) throws IOException {
        json.writeStringField("type", "string");
        if (!allowed.isEmpty()) {
            words(allowed);
        }
    }

    private void oneOrList(List<String> allowed) throws IOException {
        json.writeArrayFieldStart("anyOf");
        json.writeStartObject();
        text(allowed);
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("type", "array");
        json.writeObjectFieldStart("items");
        text(allowed);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void numbers(Field field) throws IOException {
        json.writeArrayFieldStart("anyOf");
        if (!field.allowed().isEmpty()) {
            json.writeStartObject();
            words(field.allowed());
            json.writeEndObject();
        }
        json.writeStartObject();
        integer(field.least(), field.greatest());
        json.writeEndObject();
        if (field.kind() == Field.Kind.INTEGERS) {
            json.writeStartObject();
            json.writeStringField("type", "array");
            json.writeObjectFieldStart("items");
            integer(field.least(), field.greatest());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void integer(int least, int greatest) throws IOException {
        json.writeStringField("type", "integer");
        json.writeNumberField("minimum", least);
        json.writeNumberField("maximum", greatest);
    }

    private void statusMap() throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("patternProperties");
        json.writeBooleanField("^\\$", true);
        json.writeObjectFieldStart("^-?[0-9]+$");
        integer(0, 255);
        json.writeEndObject();
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
    }

    private void object(Field field) throws IOException {
        if (field.members().isEmpty()) {
            json.writeStringField("type", "object");
        } else {
            closedObject(field.members());
        }
    }

    /** A list, or one value for a list of one. A field whose objects have keys has a definition of its items. */
    private void values(Field field) throws IOException {
        if (field.members().isEmpty()) {
            return;
        }
        String item = "#/$defs/" + field.name() + "-item";
        json.writeArrayFieldStart("anyOf");
        json.writeStartObject();
        json.writeStringField("$ref", item);
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("type", "array");
        json.writeObjectFieldStart("items");
        json.writeStringField("$ref", item);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
