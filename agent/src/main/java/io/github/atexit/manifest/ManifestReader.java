package io.github.atexit.manifest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads manifests. Immutable; each reading is independent of the others. */
public final class ManifestReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What a decoder puts in the place of what it cannot read. */
    private static final char REPLACEMENT = '\uFFFD';

    private final HandlerTypeRegistry types;
    private final VariableSource variables;
    private final boolean watched;
    private final @Nullable ManifestAdvice advice;

    /**
     * @param types the handler types that a manifest may name
     * @param variables what {@code ${env:…}} and {@code ${sys:…}} see
     */
    public ManifestReader(HandlerTypeRegistry types, VariableSource variables) {
        this(types, variables, false, null);
    }

    private ManifestReader(
            HandlerTypeRegistry types, VariableSource variables, boolean watched, @Nullable ManifestAdvice advice) {
        this.types = types;
        this.variables = variables;
        this.watched = watched;
        this.advice = advice;
    }

    /** The same reader for a start whose journal an option gives: handlers may be for dead routes only. */
    public ManifestReader withJournal() {
        return new ManifestReader(types, variables, true, advice);
    }

    /** The same reader, which also warns of what is right and yet may not be meant: not for the start. */
    public ManifestReader withAdvice() {
        return withAdvice(ManifestAdvice.NONE);
    }

    /** The same with further checks. */
    public ManifestReader withAdvice(ManifestAdvice further) {
        return new ManifestReader(types, variables, watched, further);
    }

    /**
     * Reads a file.
     *
     * @param file the path as the user gave it; it starts every message
     * @param trust whether a file that everyone can write is accepted
     */
    public ManifestReading read(String file, boolean trust) {
        Reading reading = new Reading(variables);
        ManifestSource source = new ManifestSource(file);
        byte[] bytes = ManifestFile.read(source, trust, reading.problems);
        return bytes == null ? hidden(reading) : read(source, bytes, trust, reading);
    }

    /**
     * Reads a manifest from memory.
     *
     * @param name starts every message
     */
    public ManifestReading read(String name, byte[] bytes) {
        Reading reading = new Reading(variables);
        ManifestSource source = new ManifestSource(name);
        if (bytes.length > ManifestFile.LARGEST) {
            ManifestFile.tooLarge(source, reading.problems);
            return hidden(reading);
        }
        return read(source, bytes, false, reading);
    }

    private ManifestReading read(ManifestSource source, byte[] bytes, boolean trust, Reading reading) {
        ManifestNode root = parse(source, bytes, reading);
        if (root == null) {
            return hidden(reading);
        }
        if (root.members().containsKey(ExtendsReader.KEY)) {
            ExtendsReader bases = new ExtendsReader(trust, reading);
            ManifestNode merged = bases.merged(root);
            return bases.isComplete() ? read(merged, reading) : partlyHidden(root, merged, reading);
        }
        return read(root, reading);
    }

    /** The object that a file holds, or null after a problem. */
    static @Nullable ManifestNode parse(ManifestSource source, byte[] bytes, Reading reading) {
        char[] text = decode(source, bytes, reading.problems);
        ManifestNode root = text == null ? null : json(source, text, reading.problems);
        if (root != null && root.kind() != ManifestNode.Kind.OBJECT) {
            reading.problems.at(root, "the manifest is " + root.kind().description(), "a JSON object", null);
            return null;
        }
        return root;
    }

    private ManifestReading read(ManifestNode root, Reading reading) {
        ObjectFields fields = ObjectFields.read("the manifest", root, ManifestKeys.top(), true, reading);
        ReadManifest manifest = new ReadManifest(fields, types, watched, reading);
        if (advice != null && reading.problems.leaveUsable()) {
            TimeBudget.check(manifest, root, reading.problems);
            advice.check(manifest, root, reading.problems);
        }
        return new ManifestReading(
                reading.problems.leaveUsable() ? manifest : null,
                reading.problems.sorted(),
                manifest.tellsMainClass() ? manifest.mainClass() : null,
                manifest.strict());
    }

    /**
     * What comes of a manifest that extends one that cannot be read. Only its own settings count, and only the problems
     * that led here: most others would come of what is missing.
     */
    private ManifestReading partlyHidden(ManifestNode own, ManifestNode merged, Reading reading) {
        ManifestReading rest = read(merged, new Reading(variables));
        return new ManifestReading(
                null,
                reading.problems.sorted(),
                own.members().containsKey("mainClass") ? rest.mainClass() : null,
                rest.strict());
    }

    private static @Nullable ManifestNode json(ManifestSource source, char[] text, Problems problems) {
        int start = text.length > 0 && text[0] == BYTE_ORDER_MARK ? 1 : 0;
        ManifestNode plain = new PlainJson(text, start, text.length - start, source).read();
        return plain == null ? new JsonTree(text, start, text.length - start, source, problems).read() : plain;
    }

    private static ManifestReading hidden(Reading reading) {
        return new ManifestReading(null, reading.problems.sorted(), null, null);
    }

    /** The text, or null after a problem. A decoder of its own is made only where something may be wrong. */
    private static char @Nullable [] decode(ManifestSource source, byte[] bytes, Problems problems) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text.toCharArray() : decodeStrictly(source, bytes, problems);
    }

    private static char @Nullable [] decodeStrictly(ManifestSource source, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        char[] good = new char[text.remaining()];
        text.get(good);
        if (!result.isError()) {
            return good;
        }
        int[] position = SyntaxProblem.position(good, good.length);
        problems.add(ManifestProblem.error(source, position[0], position[1], "not UTF-8", "UTF-8", null));
        return null;
    }
}
