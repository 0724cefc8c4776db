package io.github.atexit.attach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent that was loaded into a running JVM answers to the one who loaded it. It travels as one of the JVM's
 * properties for tools: what the JDK itself says of the loading differs between its versions and may be wrong. Immutable.
 */
public final class AttachReply {
    /** The property's name. */
    public static final String PROPERTY = "io.github.atexit.attach";

    /**
     * Starts the agent's argument where somebody waits for the answer, so that the agent need not speak on the
     * application's stderr.
     */
    public static final String ASKED = "attach:";

    /** What came of it. */
    public enum Outcome {
        /** The JVM had no armed agent and has one now. */
        ARMED("armed"),
        /** The armed agent has another manifest now. */
        REPLACED("armed anew"),
        /** The agent was armed and no manifest was given. */
        UNCHANGED("nothing changed, armed"),
        /** Nothing was changed; the lines say why. */
        REFUSED("refused");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** What comes before the manifest when it is told. */
        public String words() {
            return words;
        }
    }

    private final int number;
    private final Outcome outcome;
    private final String manifest;
    private final int handlers;
    private final List<String> lines;

    /**
     * @param number how many times this JVM has answered, this one included
     * @param manifest what is in force now, as an absolute path; empty if there is none
     * @param handlers how many handlers it has
     * @param lines why not, or what else there is to know
     */
    public AttachReply(int number, Outcome outcome, String manifest, int handlers, List<String> lines) {
        this.number = number;
        this.outcome = outcome;
        this.manifest = manifest;
        this.handlers = handlers;
        this.lines = Collections.unmodifiableList(new ArrayList<String>(lines));
    }

    /** Reads the property's value; null if it is none. */
    public static @Nullable AttachReply parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        try {
            return new AttachReply(
                    Integer.parseInt(lines.get(0)),
                    Outcome.valueOf(lines.get(1)),
                    lines.get(2),
                    Integer.parseInt(lines.get(3)),
                    lines.subList(4, lines.size()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null; // another version's
        }
    }

    /** The property's value. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(number).append('\n').append(outcome.name()).append('\n');
        text.append(manifest.replace('\n', ' ')).append('\n').append(handlers);
        for (String line : lines) {
            text.append('\n').append(line.replace('\n', ' '));
        }
        return text.toString();
    }

    public int number() {
        return number;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** What is in force now, as an absolute path; empty if there is none. */
    public String manifest() {
        return manifest;
    }

    /** How many handlers the manifest has. */
    public int handlers() {
        return handlers;
    }

    /** Why not, or what else there is to know. */
    public List<String> lines() {
        return lines;
    }
}
