package io.github.atexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command line runs, in a word. */
class JavaCommandTest {
    @ParameterizedTest
    @CsvSource({
        "java -jar /srv/app.jar run, app.jar",
        "/usr/bin/java -Xmx1g -cp a.jar:b.jar com.acme.Main -x, com.acme.Main",
        "java --add-opens java.base/java.lang=ALL-UNNAMED -m acme/com.acme.Main, com.acme.Main",
        "java -version, java",
        "/opt/jdk/bin/javac -version, javac"
    })
    void isNamedAfterWhatRuns(String commandLine, String name) {
        assertEquals(name, JavaCommand.nameOf(Arrays.asList(commandLine.split(" ", -1))));
    }
}
