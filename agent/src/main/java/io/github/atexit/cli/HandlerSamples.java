package io.github.atexit.cli;

import org.jspecify.annotations.Nullable;

/** One handler of each type, for the reference. */
final class HandlerSamples {
    private static final String[][] SAMPLES = {
        {
            "invoke",
            "{\"type\": \"invoke\", \"method\": \"com.acme.Sessions#saveTo\", \"args\": [\"state.json\", 3, true]}"
        },
        {"close", "{\"type\": \"close\", \"class\": \"com.zaxxer.hikari.HikariDataSource\"}"},
        {
            "await",
            "{\"type\": \"await\", \"mbean\": \"Catalina:type=ThreadPool,name=*\", \"attribute\": \"currentThreadsBusy\","
                    + " \"atMost\": 0, \"timeout\": \"15s\"}"
        },
        {
            "jmx",
            "{\"type\": \"jmx\", \"mbean\": \"com.acme:type=Cache,name=*\", \"operation\": \"writeBack\", \"args\": [true]}"
        },
        {
            "http",
            "{\"type\": \"http\", \"url\": \"http://127.0.0.1:8500/v1/agent/service/deregister/${jvm:host}\","
                    + " \"method\": \"PUT\", \"timeout\": \"2s\", \"optional\": true}"
        },
        {
            "diagnostic",
            "{\"type\": \"diagnostic\", \"command\": \"Thread.print\", \"output\": \"logs/threads.txt\", \"on\": \"halt\"}"
        },
        {
            "drain",
            "{\"type\": \"drain\", \"threads\": \"orders-*\", \"output\": \"logs/left.txt\", \"timeout\": \"15s\"}"
        },
        {
            "exec",
            "{\"type\": \"exec\", \"command\": [\"/usr/bin/logger\", \"ended by ${exit:route}\"], \"timeout\": \"5s\"}"
        },
        {"file", "{\"type\": \"file\", \"delete\": \"run/app.pid\"}"},
        {"log", "{\"type\": \"log\", \"message\": \"${jvm:main} ends with status ${exit:status}\"}"},
        {"sleep", "{\"type\": \"sleep\", \"for\": \"5s\", \"on\": \"signal:TERM\"}"},
        {"java", "{\"type\": \"java\", \"class\": \"com.acme.ops.Deregister\", \"config\": {\"region\": \"eu\"}}"},
    };

    private HandlerSamples() {}

    /** The JSON of a handler of this type, or null. */
    static @Nullable String of(String type) {
        for (String[] sample : SAMPLES) {
            if (sample[0].equals(type)) {
                return sample[1];
            }
        }
        return null;
    }
}
