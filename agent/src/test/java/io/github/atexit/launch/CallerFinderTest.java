package io.github.atexit.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.jvm.JvmAccess;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as the caller of an exit. Stacks are classes, the newest first. */
class CallerFinderTest {
    /** A JVM in which nothing but these stacks' names is known. */
    private static JvmAccess jvm() throws ReflectiveOperationException {
        return JvmAccess.of((Instrumentation) Proxy.newProxyInstance(
                CallerFinderTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> new Class<?>[0]));
    }

    private static ExitCaller callerOf(String classes, List<String> wrappers) throws ReflectiveOperationException {
        var stack = Stream.of(classes.split(" ", -1))
                .map(name -> new StackTraceElement(name, "run", null, 1))
                .toArray(StackTraceElement[]::new);
        return new CallerFinder(jvm(), wrappers).find(CallStack.of(stack));
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Runtime java.lang.System com.acme.A com.acme.B, com.acme.A",
        "java.lang.Runtime org.apache.kafka.common.utils.Exit com.acme.A, com.acme.A",
        "java.lang.Runtime org.apache.kafka.common.utils.Exit$1 org.apache.kafka.common.utils.Exit com.acme.A, com.acme.A",
        "java.lang.Runtime org.apache.kafka.common.utils.internals.Exit com.acme.A, com.acme.A",
        "java.lang.Runtime org.apache.kafka.common.utils.Exits com.acme.A, org.apache.kafka.common.utils.Exits",
        "java.lang.Runtime org.apache.hadoop.util.ExitUtil org.apache.hadoop.X, org.apache.hadoop.X",
        "java.lang.Runtime kotlin.system.ProcessKt com.acme.A, com.acme.A",
        "java.lang.Runtime com.acme.Quit com.acme.A, com.acme.A",
        "java.lang.Runtime com.acme.Quit kafka.utils.Exit com.acme.A, com.acme.A",
        "java.lang.Runtime com.acme.deep.Quit com.acme.A, com.acme.deep.Quit",
        "java.lang.Runtime com.acme.Quit java.lang.Thread, com.acme.Quit"
    })
    void looksThroughTheJdkAndExitWrappers(String stack, String caller) throws ReflectiveOperationException {
        var found = callerOf(stack, List.of("com.acme.Q*"));
        assertEquals(caller, found == null ? null : found.frame().getClassName());
    }

    @Test
    void theJdkAloneIsNobody() throws ReflectiveOperationException {
        assertNull(callerOf("java.lang.Runtime jdk.internal.X sun.Y javax.Z com.sun.A", List.of()));
    }
}
