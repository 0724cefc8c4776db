package io.github.atexit.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ReaderBasedJsonParser;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;

/**
 * Makes parsers without a {@code JsonFactory}: the JVM's verifier would load every parser and generator with it, 15 to
 * 25 ms.
 */
public final class JsonParsers {
    private JsonParsers() {}

    /**
     * A parser of text in memory.
     *
     * @param start where the JSON begins in the text
     * @param length how many characters it has
     */
    public static JsonParser of(char[] text, int start, int length) {
        IOContext context = new IOContext(
                StreamReadConstraints.defaults(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                new BufferRecycler(),
                ContentReference.unknown(),
                false);
        return new ReaderBasedJsonParser(
                context,
                JsonParser.Feature.collectDefaults(),
                null,
                null,
                CharsToNameCanonicalizer.createRoot(null).makeChild(),
                text,
                start,
                start + length,
                false);
    }
}
