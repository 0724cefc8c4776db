package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Notes each row of the README's table that has held, in one file for each test class: a row, a JDK, what is excepted. */
public final class ClaimResults implements InvocationInterceptor {
    /** The exception of a row that this machine cannot show, for want of a collector or of rights. */
    static final String NOT_HERE = "?";

    /** A row that held on a JDK. */
    record Result(String row, int feature, String but) {
        private static Result parse(String line) {
            var parts = line.split("\t", -1);
            return new Result(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }

        private String line() {
            return row + "\t" + feature + "\t" + but + "\n";
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        var tests = context.getRequiredTestClass();
        if (tests.isAnnotationPresent(Under.class)) {
            begin(tests);
        }
        invocation.proceed();
        if (tests.isAnnotationPresent(Under.class)) {
            for (var argument : called.getArguments()) {
                note(tests, called.getExecutable().getAnnotation(Holds.class), argument);
            }
        }
    }

    private static void note(Class<?> tests, Holds holds, Object argument) {
        if (argument instanceof Claim claim) {
            note(tests, new Result(claim.claim(), claim.jdk().feature(), claim.but()));
        } else if (holds != null && argument instanceof Jdk jdk) {
            note(tests, new Result(holds.value(), jdk.feature(), holds.but()));
        }
    }

    private static synchronized void note(Class<?> tests, Result result) {
        try {
            Files.writeString(file(tests), result.line(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that this machine cannot show a row: the README is taken at its word. */
    static void notHere(Class<?> tests, String row, Jdk jdk) {
        begin(tests);
        note(tests, new Result(row, jdk.feature(), NOT_HERE));
    }

    /** Notes that a class has run, though no row of it may have held. The build has deleted what an earlier run noted. */
    private static synchronized void begin(Class<?> tests) {
        try {
            Files.createDirectories(file(tests).getParent());
            Files.writeString(file(tests), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a class of tests has noted; null if it has not run. */
    static List<Result> of(Class<?> tests) {
        try {
            if (!Files.exists(file(tests))) {
                return null;
            }
            var results = new ArrayList<Result>();
            for (var line : Files.readAllLines(file(tests))) {
                results.add(Result.parse(line));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Class<?> tests) {
        return Path.of(System.getProperty("atexit.scratch"))
                .toAbsolutePath()
                .resolveSibling("holds")
                .resolve(tests.getSimpleName() + ".tsv");
    }
}
