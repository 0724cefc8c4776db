package io.github.atexit.cli;

import java.util.Arrays;
import java.util.List;

/** Rules for the reference, one or more of each action. */
final class RuleSamples {
    private static final List<String> SAMPLES = Arrays.asList(
            "{\"route\": \"exit\", \"jar\": \"/opt/app/plugins/*.jar\", \"action\": \"deny\"}",
            "{\"not\": {\"caller\": \"com.acme.Main\", \"thread\": \"main\"}, \"action\": \"deny\"}",
            "{\"route\": \"halt\", \"caller\": \"com.acme.watchdog.**\", \"action\": \"orderly\"}",
            "{\"route\": \"exit\", \"anyFrame\": \"com.acme.batch.**\", \"action\": \"unwind\", \"unwindTimeout\": \"30s\"}",
            "{\"route\": [\"exit\", \"signal:INT\"], \"status\": [3, 130], \"action\": \"bypass\"}",
            "{\"thread\": \"http-*\", \"status\": \"zero\", \"action\": \"allow\"}");

    private RuleSamples() {}

    /** The JSON of each. */
    static List<String> all() {
        return SAMPLES;
    }
}
