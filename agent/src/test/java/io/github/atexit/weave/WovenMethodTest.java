package io.github.atexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.atexit.classfile.ClassFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is woven is loaded, so that the JVM verifies it, and behaves as before but for the calls. */
class WovenMethodTest {
    private static final String SAMPLE = "io/github/atexit/weave/WovenSample";
    private static final String PROBE = "io/github/atexit/weave/BridgeProbe";
    private static final int[] ARGUMENTS = {-1000, -3, 0, 1, 2, 4, 7, 1_000_000};

    static Stream<String> methods() {
        return Stream.of(
                "jumpsBackToItsStart", "switches", "catchesAndCleansUp", "constructsBetweenJumps", "jumpsLate");
    }

    @BeforeEach
    void forget() {
        BridgeProbe.CALLS.clear();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCallBeforeChangesNothing(String name) throws Exception {
        var woven = woven(WeavePoint.enter(SAMPLE, name + "(I)I", "before(I)V"));
        for (var argument : ARGUMENTS) {
            BridgeProbe.CALLS.clear();
            assertEquals(original(name, argument), run(woven, name, argument));
            assertEquals(List.of("before " + argument), BridgeProbe.CALLS);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aResultReplacesTheArgument(String name) throws Exception {
        var woven = woven(WeavePoint.enter(SAMPLE, name + "(I)I", "replaces(I)I"));
        for (var argument : ARGUMENTS) {
            assertEquals(original(name, argument + 1), run(woven, name, argument));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCallAtTheReturnGetsTheResult(String name) throws Exception {
        var woven = woven(WeavePoint.leave(SAMPLE, name + "(I)I", "after(I)V"));
        for (var argument : ARGUMENTS) {
            BridgeProbe.CALLS.clear();
            var expected = original(name, argument);
            assertEquals(expected, run(woven, name, argument));
            assertEquals(List.of("after " + expected), BridgeProbe.CALLS);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodMayHaveBoth(String name) throws Exception {
        var woven = woven(
                WeavePoint.enter(SAMPLE, name + "(I)I", "before(I)V"),
                WeavePoint.leave(SAMPLE, name + "(I)I", "after(I)V"));
        for (var argument : ARGUMENTS) {
            BridgeProbe.CALLS.clear();
            var expected = original(name, argument);
            assertEquals(expected, run(woven, name, argument));
            assertEquals(List.of("before " + argument, "after " + expected), BridgeProbe.CALLS);
        }
    }

    @Test
    void aReturnedObjectIsHandedOver() throws Exception {
        var woven = woven(
                WeavePoint.leave(SAMPLE, "returnsObjects(I)Ljava/lang/String;", "afterObject(Ljava/lang/Object;)V"));
        assertEquals("more", run(woven, "returnsObjects", 1));
        assertNull(run(woven, "returnsObjects", 0));
        assertEquals(List.of("after more", "after null"), BridgeProbe.CALLS);
    }

    @Test
    void severalArgumentsGoRoundAgain() throws Exception {
        var woven = woven(WeavePoint.leave(SAMPLE, "callsWithSeveral(ZILjava/lang/String;)I", "after(I)V"));
        var method = woven.getMethod("callsWithSeveral", boolean.class, int.class, String.class);
        assertEquals(8, method.invoke(null, true, 5, "abc"));
        assertEquals(5, method.invoke(null, false, 5, "abc"));
        assertEquals(List.of("after 8", "after 5"), BridgeProbe.CALLS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerSkipsTheMethod(boolean skipping) throws Exception {
        BridgeProbe.skipping = skipping;
        var woven = woven(WeavePoint.enter(SAMPLE, "tells(I)V", "skips(I)Z"));
        var constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        var sample = constructor.newInstance();
        woven.getMethod("tells", int.class).invoke(sample, 4);
        assertEquals(skipping ? 0 : 6, woven.getField("told").getInt(sample));
        assertEquals(List.of("skips 4"), BridgeProbe.CALLS);
    }

    @Test
    void whatIsNotWovenStaysByteForByte() throws IOException {
        var bytes = sample();
        assertEquals(List.of(), differences(bytes, new ClassFile(bytes).toBytes()));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        var bytes = sample();
        bytes[10] = 99; // the kind of the first constant
        assertThrows(IllegalArgumentException.class, () -> new ClassFile(bytes));
    }

    private static List<Integer> differences(byte[] one, byte[] other) {
        assertEquals(one.length, other.length);
        return Stream.iterate(0, i -> i < one.length, i -> i + 1)
                .filter(i -> one[i] != other[i])
                .toList();
    }

    private static byte[] sample() throws IOException {
        try (var in = WovenMethodTest.class.getResourceAsStream("WovenSample.class")) {
            return in.readAllBytes();
        }
    }

    private static Object original(String name, int argument) throws ReflectiveOperationException {
        return run(WovenSample.class, name, argument);
    }

    private static Object run(Class<?> type, String name, int argument) throws ReflectiveOperationException {
        Method method = type.getMethod(name, int.class);
        return method.invoke(null, argument);
    }

    /** The sample, woven, in a loader of its own. */
    private static Class<?> woven(WeavePoint... points) throws IOException {
        var file = new ClassFile(sample());
        for (var point : points) {
            var method = file.method(point.method);
            var prologue = Prologue.of(point, method.isStatic(), file.constants());
            file.exchange(method, WovenMethod.of(file.bytesOf(method), file.constants(), prologue));
        }
        var writer = new ClassWriter(0);
        new ClassReader(file.toBytes())
                .accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, WeavePoint.BRIDGE, PROBE)), 0);
        var bytes = writer.toByteArray();
        return new OwnLoader(bytes).woven();
    }

    /** Has the woven sample and shares everything else. */
    private static final class OwnLoader extends ClassLoader {
        private final byte[] bytes;

        OwnLoader(byte[] bytes) {
            super(WovenMethodTest.class.getClassLoader());
            this.bytes = bytes;
        }

        Class<?> woven() {
            return defineClass(WovenSample.class.getName(), bytes, 0, bytes.length);
        }
    }
}
