package io.github.atexit.it;

import static io.github.atexit.it.SequenceCase.handlersOf;
import static io.github.atexit.it.SequenceCase.mark;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.route.CallsExit;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An application that calls {@code System.exit(3)} beside something that shares its JVM, or in a JVM of another make.
 *
 * @param before sets the JVM up before the agent is put on its command line
 * @param after the same afterwards
 * @param check what else holds
 */
record CompanyCase(String claim, Jdk jdk, UnaryOperator<Jvm> before, UnaryOperator<Jvm> after, Consumer<Ended> check)
        implements Claim {
    /** Leave the marks {@code saved} and {@code end}, before and after the application's hook. */
    static final String HANDLERS = handlersOf(mark("end"), mark("saved", "\"phase\": \"save\""));

    static Stream<CompanyCase> with(
            String claim, List<Jdk> jdks, UnaryOperator<Jvm> before, UnaryOperator<Jvm> after, Consumer<Ended> check) {
        return jdks.stream().map(jdk -> new CompanyCase(claim, jdk, before, after, check));
    }

    /** Other flags and nothing else. */
    static Stream<CompanyCase> flags(String claim, List<Jdk> jdks, String... flags) {
        return with(claim, jdks, jvm -> jvm.flags(flags), UnaryOperator.identity(), ended -> {});
    }

    @Override
    public String toString() {
        return claim + ", " + jdk;
    }

    void verify() {
        Ended ended = after.apply(before.apply(Jvm.on(jdk)).manifest(HANDLERS))
                .deadline(Duration.ofMinutes(3))
                .main(CallsExit.class, "3")
                .run();
        verify(ended);
        check.accept(ended);
    }

    /** A copy of the agent has its say that it is one. */
    private static boolean isOurs(String line) {
        return line.startsWith("[atexit]")
                && !line.equals("[atexit] a second atexit-agent on this command line is left out");
    }

    /** Checks that all ran once, in order, whoever else was there. */
    static void verify(Ended ended) {
        Report report = ended.report();
        assertAll(
                () -> assertEquals(3, ended.status()),
                () -> assertEquals(List.of("main", "saved", "hook", "end"), ended.effects()),
                () -> assertEquals(List.of("saved ok", "end ok"), report.handlers()),
                () -> assertEquals("exit", report.text("/route")),
                () -> assertEquals(CallsExit.class.getName(), report.text("/caller/class")),
                () -> assertEquals(
                        0, ended.err().lines().filter(CompanyCase::isOurs).count(), ended.err()));
    }
}
