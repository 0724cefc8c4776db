package io.github.atexit.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods can have something pending, by their exception tables. */
class ClassFileTest {
    @ParameterizedTest
    @CsvSource({
        "plain, false",
        "catchesOne, false",
        "absent, false",
        "hasFinally, true",
        "hasResource, true",
        "locks, true",
        "catchesThrowable, true",
        "overloaded, true",
        "größe, true"
    })
    void catchesAll(String method, boolean expected) throws IOException {
        assertEquals(expected, new ClassFile(bytes(Sample.class)).catchesAll(method));
    }

    @ParameterizedTest
    @CsvSource({"plain, false", "größe, false"})
    void aNameThatIsNotAsciiIsEveryMethods(String method, boolean expected) throws IOException {
        assertEquals(expected, new ClassFile(bytes(Plain.class)).catchesAll(method));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName();
        try (var in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    @SuppressWarnings("unused")
    private static final class Plain {
        int plain() {
            return 1;
        }
    }

    @SuppressWarnings("unused")
    private static final class Sample {
        private int count;

        int plain() {
            return count;
        }

        int catchesOne(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        void hasFinally(Runnable body) {
            try {
                body.run();
            } finally {
                count++;
            }
        }

        int hasResource(String text) throws IOException {
            try (StringReader reader = new StringReader(text)) {
                return reader.read();
            }
        }

        void locks(Runnable body) {
            synchronized (this) {
                body.run();
            }
        }

        void catchesThrowable(Runnable body) {
            try {
                body.run();
            } catch (Throwable e) {
                count++;
            }
        }

        void overloaded() {}

        void overloaded(Runnable body) {
            hasFinally(body);
            try {
                body.run();
            } finally {
                count--;
            }
        }
    }
}
