package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseTypeTest {
    private static final String NESTED = "io.github.atexit.handler.CloseTypeTest.";

    /** Writes down when it is closed. */
    @SuppressWarnings("unused") // called by name
    private static class Resource {
        final String name;
        final List<String> closed;

        Resource(String name, List<String> closed) {
            this.name = name;
            this.closed = closed;
        }

        void close() {
            closed.add(name);
        }

        private void close(String how, Resource other) {
            closed.add(name + " " + how + " " + other.name);
        }
    }

    private static final class Failing extends Resource {
        Failing(String name, List<String> closed) {
            super(name, closed);
        }

        @Override
        void close() {
            super.close();
            throw new IllegalStateException(name + " is stuck");
        }
    }

    private static final class RemovesHook extends Resource {
        RemovesHook(List<String> closed) {
            super("late", closed);
        }

        @Override
        void close() {
            var thrown = new IllegalStateException("Shutdown in progress");
            thrown.setStackTrace(new StackTraceElement[] {
                new StackTraceElement(
                        "java.lang.ApplicationShutdownHooks", "remove", "ApplicationShutdownHooks.java", 82),
                new StackTraceElement("java.lang.Runtime", "removeShutdownHook", "Runtime.java", 256)
            });
            throw thrown;
        }
    }

    private interface Port {}

    private final List<String> closed = new ArrayList<>();

    private static DeclaredRun close(String fields, Object... instances) {
        return DeclaredRun.of("close", fields, new FakeJvm(Resource.class, Port.class).constructed(instances));
    }

    private static String ofResource(String more) {
        return "'class': '" + NESTED + "Resource'" + more;
    }

    @Test
    void closesTheNewestFirst() {
        var one = new Resource("one", closed);
        var two = new Resource("two", closed);
        assertEquals("ok: closed 2 of 2\n", close(ofResource(""), one, two).outcome());
        assertEquals(List.of("two", "one"), closed);
    }

    @Test
    void passesArgumentsToTheMethodThatIsNamed() {
        var one = new Resource("one", closed);
        var fields = ofResource(", 'method': 'close', 'args': ['hard', {'instance': '" + NESTED + "Resource'}]");
        assertEquals("ok: closed 1 of 1\n", close(fields, one).outcome());
        assertEquals(List.of("one hard one"), closed);
    }

    @Test
    void saysWhatWasNotRecorded() {
        var many = new Resource[8_192 + 2]; // two more than one thread may have
        Arrays.setAll(many, i -> new Resource("one", closed));

        assertEquals(
                "ok: closed 8192 of 8192\n2 constructions were not recorded: too many instances were alive\n",
                close(ofResource(""), (Object[]) many).outcome());
    }

    @Test
    void aFailureDoesNotStopTheOthers() {
        var one = new Resource("one", closed);
        var two = new Failing("two", closed);
        var three = new Resource("three", closed);
        assertEquals(
                "failed: IllegalStateException: two is stuck",
                close(ofResource(""), one, two, three).outcome());
        assertEquals(List.of("three", "two", "one"), closed);
    }

    @Test
    void aHookThatCannotBeRemovedAnyMoreIsNoFailure() {
        var late = new RemovesHook(closed);
        assertEquals(
                "ok: " + RemovesHook.class.getName() + ": could not remove its shutdown hook, which has run\n"
                        + "closed 1 of 1\n",
                close(ofResource(""), late).outcome());
    }

    @Test
    void anExecutorIsShutDown() {
        var executor = Executors.newScheduledThreadPool(1);
        assertEquals(
                "ok: closed 1 of 1\n",
                close("'class': 'java.util.concurrent.ThreadPoolExecutor'", executor)
                        .outcome());
        assertTrue(executor.isShutdown());
    }

    @Test
    void anExecutorMayBeClosedOtherwise() {
        var executor = Executors.newScheduledThreadPool(1);
        close("'class': 'java.util.concurrent.ThreadPoolExecutor', 'method': 'setCorePoolSize', 'args': 7", executor)
                .outcome();
        assertEquals(7, ((java.util.concurrent.ThreadPoolExecutor) executor).getCorePoolSize());
        executor.shutdown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Resource | skipped: there is no live instance of io.github.atexit.handler.CloseTypeTest$Resource
            Missing  | skipped: class io.github.atexit.handler.CloseTypeTest.Missing was never loaded
            Port     | failed: IllegalStateException: io.github.atexit.handler.CloseTypeTest$Port is an interface, and only constructors of classes are seen: name a class that implements it
            """)
    void tellsWhyThereIsNothingToClose(String name, String outcome) {
        assertEquals(outcome, close("'class': '" + NESTED + name + "'").outcome());
    }

    @Test
    void tellsWhichClassesAreToBeTracked() {
        var body = DeclaredRun.of(
                        "close", "'class': 'a.B', 'args': [[{'instance': 'a.C'}], {'x': {'instance': 'a.D'}}]")
                .handler()
                .body();
        assertEquals(List.of("a.C", "a.D", "a.B"), ((InstanceUser) body).trackedClasses());
        var plain = DeclaredRun.of("invoke", "'method': 'a.B#c'").handler().body();
        assertEquals(List.of(), ((InstanceUser) plain).trackedClasses());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'class': 'a.*'                              | "class" is no name of a class (the name of a class
            'class': 'a.b().C'                          | "class" is no name of a class (the name of a class
            'class': 'java.lang.ref.WeakReference'      | the instances of java.lang.ref.WeakReference cannot be recorded
            'class': 'a.B', 'method': 'a.B#close'       | "a.B#close" is no method's name (a name such as "close")
            'class': 'a.B', 'args': {'instance': 'a b'} | "instance" is no name of a class
            'method': 'close'                           | close needs "class"
            """)
    void slipsAreProblemsOfTheManifest(String fields, String problem) {
        List<String> problems = DeclaredRun.of("close", fields).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains(": " + problem), problems::toString);
    }

    @Test
    void invokeCallsEveryInstance() {
        var one = new Resource("one", closed);
        var two = new Failing("two", closed);
        var run = DeclaredRun.of(
                "invoke",
                "'instances': '" + NESTED + "Resource', 'method': 'close'",
                new FakeJvm(Resource.class).constructed(one, two));
        assertEquals("failed: IllegalStateException: two is stuck", run.outcome());
        assertEquals(List.of("two", "one"), closed);
    }
}
