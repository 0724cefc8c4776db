package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.route.CallsExit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that extend a fleet's base. */
final class ExtendsIT {
    private static final String BASE = """
            {"phases": ["save", "release"],
             "handlers": [
               {"name": "first", "type": "log", "to": "effects.txt", "message": "base first"},
               {"name": "second", "type": "log", "to": "effects.txt", "message": "base second"},
               {"name": "gone", "type": "log", "to": "effects.txt", "message": "gone"}]}
            """;

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void theBaseRunsAsChanged(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("fleet/base.json", BASE)
                .manifest("""
                        {"extends": "fleet/${env:KIND}.json",
                         "handlers": [
                           {"name": "own", "type": "log", "to": "effects.txt", "message": "own", "phase": "save"},
                           {"name": "gone", "enabled": false},
                           {"name": "first", "message": "first by ${exit:route}"}]}""")
                .env("KIND", "base")
                .main(CallsExit.class, "0")
                .run();

        assertEquals(List.of("main", "own", "hook", "base second", "first by exit"), ended.effects());
        assertEquals(List.of("own ok", "second ok", "first ok"), ended.report().handlers());
        assertEquals(0, ended.status());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aProblemOfTheBaseStopsTheStartWithItsPosition(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("fleet/base.json", "{\n  \"handlers\": [{\"type\": \"lag\"}]}")
                .manifest("{\"extends\": [\"fleet/base.json\", \"none.json\"]}")
                .main(CallsExit.class, "0")
                .run();
        assertEquals(78, ended.status());
        assertEquals(List.of(), ended.effects());
        assertEquals(List.of("none.json:1:1: no such file"), ended.otherErr());

        Ended alone = Jvm.on(jdk)
                .file(
                        "fleet/base.json",
                        "{\n  \"handlers\": [{\"type\": \"log\", \"massage\": \"m\", \"message\": \"m\"}]}")
                .manifest("{\"extends\": \"fleet/base.json\"}")
                .main(CallsExit.class, "0")
                .run();
        assertEquals(78, alone.status());
        assertEquals(
                "fleet/base.json:2:32: unknown key \"massage\"",
                alone.otherErr().get(0).split(" \\(", 2)[0]);
    }
}
