package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.HandlerTypeRegistry;
import io.github.atexit.manifest.ManifestKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes the JSON Schema (draft 2020-12) of manifests from the parser's own list of keys. Used once. */
final class ManifestSchema {
    private final JsonGenerator json;
    private final SchemaFields fields;

    private ManifestSchema(JsonGenerator json) {
        this.json = json;
        this.fields = new SchemaFields(json);
    }

    /** The schema's text. */
    static String of(HandlerTypeRegistry types) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ManifestSchema(json.useDefaultPrettyPrinter()).write(types);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private void write(HandlerTypeRegistry types) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.writeStringField("title", "Manifest of atexit-agent");
        fields.closedObject(ManifestKeys.top());
        json.writeObjectFieldStart("$defs");
        json.writeObjectFieldStart("handlers-item");
        handler(types);
        json.writeEndObject();
        json.writeObjectFieldStart("phases-item");
        json.writeArrayFieldStart("anyOf");
        json.writeStartObject();
        json.writeStringField("type", "string");
        json.writeEndObject();
        json.writeStartObject();
        fields.closedObject(ManifestKeys.phase());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("rules-item");
        fields.closedObject(ManifestKeys.rule());
        json.writeEndObject();
        for (HandlerType type : all(types)) {
            json.writeObjectFieldStart(type.name());
            json.writeStringField("description", type.summary());
            List<Field> keys = new ArrayList<Field>(ManifestKeys.handler());
            keys.addAll(type.fields());
            fields.closedObject(keys);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A handler: its type, and for each type what it then must look like. */
    private void handler(HandlerTypeRegistry types) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        json.writeObjectFieldStart("type");
        fields.words(types.names());
        json.writeEndObject();
        json.writeEndObject();
        fields.required("type");
        json.writeArrayFieldStart("allOf");
        for (String name : types.names()) {
            json.writeStartObject();
            json.writeObjectFieldStart("if");
            json.writeObjectFieldStart("properties");
            json.writeObjectFieldStart("type");
            json.writeStringField("const", name);
            json.writeEndObject();
            json.writeEndObject();
            fields.required("type");
            json.writeEndObject();
            json.writeObjectFieldStart("then");
            json.writeStringField("$ref", "#/$defs/" + name);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<HandlerType> all(HandlerTypeRegistry registry) {
        List<HandlerType> types = new ArrayList<HandlerType>();
        for (String name : registry.names()) {
            HandlerType type = registry.named(name);
            if (type == null) {
                throw new IllegalStateException("no handler type " + name);
            }
            types.add(type);
        }
        return types;
    }
}
