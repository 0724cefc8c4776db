package io.github.atexit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What globs of jars see of a code source. */
class CodeSourcesTest {
    @ParameterizedTest
    @CsvSource({
        "/opt/app.jar, /opt/app.jar",
        "/opt/classes, /opt/classes",
        "jar:nested:/opt/app.jar/!BOOT-INF/lib/x.jar!/, /opt/app.jar/!BOOT-INF/lib/x.jar",
        "jar:file:/opt/app.jar!/BOOT-INF/lib/x.jar!/, /opt/app.jar!/BOOT-INF/lib/x.jar",
        "http://host/x.jar, //host/x.jar",
        "C:/opt/app.jar, C:/opt/app.jar",
        "relative.jar, relative.jar"
    })
    void path(String source, String path) {
        assertEquals(path, CodeSources.path(source));
    }
}
