package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokeTypeTest {
    private static final String HERE = "io.github.atexit.handler.";

    private static DeclaredRun invoke(String fields) {
        return DeclaredRun.of(
                "invoke", fields.replaceAll("\\bT(?=[.#$])", HERE + "Targets"), Targets.class, Targets.Nested.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            T#plain                        | plain
            T#quiet                        | ``
            T#inheritedStatic              | inherited static
            T.instance()#own               | own
            T.ONLY#own                     | own
            T.ONLY#inherited               | inherited
            T.ONLY#plain                   | plain
            T.instance().nested#inner      | inner
            T.Nested.SHARED#inner          | inner
            T$Nested.SHARED#inner          | inner
            T#list                         | [1, [a, b]]
            T#sulking                      | io.github.atexit.handler.Targets$1 (its toString failed: java.lang.IllegalStateException)
            """)
    void aPathLeadsFromAClassToAMethod(String method, String output) {
        assertEquals("ok: " + output, invoke("'method': '" + method + "'").outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            T#number             | 3                                       | int 3
            T#number             | 3000000000                              | long 3000000000
            T#number             | 3.5                                     | double 3.5
            T#narrow             | [1, 300, 'x', 2.5, true]                | 1 300 x 2.5 true
            T#boxed              | [1, 2, 3.5, false, 'y', 1e2]            | 1 2 3.5 false y 1E+2
            T#boxed              | [null, null, null, null, null, null]    | null null null null null null
            T#meant              | ['SECONDS', 'a/b', 'c', '1m30s']        | SECONDS a/b c PT1M30S
            T#texts              | 'x'                                     | one text x
            T#texts              | ['x', 'y']                              | 2 texts x+y
            T#texts              | [['x', 'y', 'z']]                       | 3 texts x+y+z
            T#texts              | []                                      | 0 texts
            T#array              | [[1, 2, 7]]                             | 3 ints, last 7
            T#longs              | [[5], ['p'], [1, 'a', true]]            | 5 p [1, a, true]
            T#map                | [{'a': 5}, {'b': 'c'}]                  | 5 c
            T#any                | 1                                       | Integer 1
            T#any                | 1.5                                     | Double 1.5
            T#any                | 'x'                                     | String x
            T#any                | [[1, [2]]]                              | ArrayList [1, [2]]
            T#any                | {'a': {'b': null}}                      | LinkedHashMap {a={b=null}}
            T#any                | null                                    | null
            T#any                | true                                    | Boolean true
            T#any                | {'static': 'java.lang.Long.MAX_VALUE'}  | Long 9223372036854775807
            T#any                | {'static': 'T.MISSING'}                 | null
            T#unit               | {'static': 'java.util.concurrent.TimeUnit.DAYS'} | unit DAYS
            T#pick               | 'x'                                     | chars
            T#pick               | 4                                       | object
            T#number             | '${exit:status}'                        | int 3
            T.instance()#secret  | '${exit:route}'                         | secret exit
            T.instance()#greet   | 'you'                                   | hello you
            """)
    void jsonBecomesTheParameterTypesOfTheNearestOverload(String method, String args, String output) {
        var run = invoke("'method': '" + method + "', 'args': " + args);
        assertEquals("ok: " + output, run.outcome().trim());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'method': 'T#absent'                    | NoSuchMethodException: io.github.atexit.handler.Targets has no method absent
            'method': 'T#own'                       | NoSuchMethodException: io.github.atexit.handler.Targets#own is not static and needs an object: name a path to one, such as io.github.atexit.handler.Targets.getInstance()#own
            'method': 'T.nested#inner'              | NoSuchFieldException: io.github.atexit.handler.Targets.nested is not static, and io.github.atexit.handler.Targets is a class
            'method': 'T.wrong#m'                   | NoSuchFieldException: io.github.atexit.handler.Targets has no field or loaded class wrong
            'method': 'T.nothing()#own'             | IllegalStateException: io.github.atexit.handler.Targets.nothing() is null
            'method': 'T.broken()#own'              | IllegalStateException: broken on the way
            'method': 'T#overflow'                  | StackOverflowError: deep
            'method': 'T#shutDown'                  | SQLException: Database 'app' shutdown.
            'method': 'T#unit', 'args': 'YEARS'     | NoSuchMethodException: no io.github.atexit.handler.Targets#unit takes (string); there is unit(java.util.concurrent.TimeUnit)
            'method': 'T#unit', 'args': [1, [], {}] | NoSuchMethodException: no io.github.atexit.handler.Targets#unit takes (number, list, object); there is unit(java.util.concurrent.TimeUnit)
            'method': 'T#number', 'args': null      | NoSuchMethodException: no io.github.atexit.handler.Targets#number takes (null); there is number(
            'method': 'T#array', 'args': [[1, 'x']] | NoSuchMethodException: no io.github.atexit.handler.Targets#array takes (list); there is array(int[])
            'method': 'T#either', 'args': null      | NoSuchMethodException: io.github.atexit.handler.Targets#either is ambiguous for (null): either(java.lang.
            'method': 'T#twins', 'args': 'x'        | NoSuchMethodException: io.github.atexit.handler.Targets#twins is ambiguous for (string): twins(java.
            'method': 'T#any', 'args': {'static': 'T.NONE'} | NoSuchFieldException: io.github.atexit.handler.Targets has no field or loaded class NONE
            'method': 'T#any', 'args': {'static': 'no.Such.X'} | ClassNotFoundException: no.Such
            """)
    void whatCannotBeCalledFails(String fields, String failure) {
        String outcome = invoke(fields).outcome();
        assertTrue(outcome.startsWith("failed: " + failure), outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            T#shutDown | 'java.sql.SQLException'                                    | ok
            T#shutDown | 'java.lang.Exception'                                      | ok
            T#shutDown | {'class': 'java.sql.SQLException', 'sqlState': '08006'}    | ok
            T#shutDown | {'message': 'shutdown', 'sqlState': '08006'}               | ok
            T#shutDown | {'sqlState': 'XJ015'}                                      | failed: IllegalStateException: the call threw java.sql.SQLException
            T#shutDown | {'message': 'startup'}                                     | failed: IllegalStateException: the call threw java.sql.SQLException
            T#shutDown | 'java.io.IOException'                                      | failed: IllegalStateException: the call threw java.sql.SQLException
            T#plain    | 'java.io.IOException'                                      | failed: IllegalStateException: the call returned; expected java.io.IOException
            T#broken   | {'class': 'java.lang.IllegalStateException', 'sqlState': 'XJ015'} | failed: IllegalStateException: the call threw
            T#overflow | 'java.io.IOException'                                      | failed: StackOverflowError: deep
            """)
    void aCallMayBeExpectedToThrow(String method, String expected, String outcome) {
        String actual = invoke("'method': '" + method + "', 'expectThrows': " + expected)
                .outcome();
        assertTrue(actual.startsWith(outcome), actual);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'method': 'a.B.method()'    | "a.B.method()" is not of the form Target#name (did you mean "a.B#method"?)
            'method': 'a.B::m'          | "a.B::m" is not of the form Target#name (did you mean "a.B#m"?)
            'method': 'a.B#m()'         | "a.B#m()" is not of the form Target#name (did you mean "a.B#m"?)
            'method': 'a/B#m(x)'        | "a/B#m(x)" is not of the form Target#name (did you mean "a.B#m"?)
            'method': 'a.B.get().m(1)'  | "a.B.get().m(1)" is not of the form Target#name (did you mean "a.B.get()#m"?)
            'method': 'a.B'             | "a.B" is not of the form Target#name (a class or a path
            'method': 'a.b()#'          | "a.b()#" is not of the form Target#name (a class or a path
            'method': 'a.B.'            | "a.B." is not of the form Target#name (a class or a path
            'method': '.'               | "." is not of the form Target#name (a class or a path
            'method': '/'               | "/" is not of the form Target#name (a class or a path
            'method': ''                | "method" is empty
            'method': 'b()#c'           | "b()#c" is not of the form Target#name (a class or a path
            'method': 'a..B#c'          | "a..B#c" is not of the form Target#name (a class or a path
            'method': 'a.B#m', 'instances': 'a.B'               | "a.B#m" is no method's name (with "instances" a name
            'method': 'm', 'instances': 'a.B', 'load': true     | "load" says nothing of instances
            'method': 'm', 'instances': 'a.*'                   | "instances" is no name of a class
            'method': 'm', 'instances': 'java.lang.Object'      | the instances of java.lang.Object cannot be recorded
            'method': 'a.B#m', 'args': [{'instance': 3}]        | "instance" is a number (the name of a class
            'method': 'a.B#m', 'args': [{'instance': 'a.C()'}]  | "instance" is no name of a class
            'method': 'a.B#m', 'args': [[{'static': 'E'}]]      | "static" does not name an object
            'method': 'a.B#m', 'args': {'static': 5}            | "static" does not name an object
            'method': 'a.B#m', 'expectThrows': 5                | "expectThrows" is a number
            'method': 'a.B#m', 'expectThrows': {}               | "expectThrows" says nothing
            'method': 'a.B#m', 'expectThrows': {'class': 1}     | "class" is a number (a string)
            'method': 'a.B#m', 'expectThrows': {'code': 'x'}    | unknown key "code"
            """)
    void slipsAreProblemsOfTheManifest(String fields, String problem) {
        List<String> problems = DeclaredRun.of("invoke", fields).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains(": " + problem), problems::toString);
    }

    @Test
    void aResultIsRecordedInPart() {
        assertEquals(
                8192 + "ok: ".length(), invoke("'method': 'T#large'").outcome().length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            com.acme.Sessions#save        | skipped: class com.acme.Sessions was never loaded
            com.acme.Sessions.ALL.get()#x | skipped: class com.acme.Sessions was never loaded
            io.github.atexit.handler.Targets.Nested.SHARED#inner | skipped: class io.github.atexit.handler.Targets$Nested was never loaded
            """)
    void aClassThatWasNeverLoadedHasNothingToDo(String method, String outcome) {
        String fields = "'method': '" + method + "'";
        assertEquals(outcome, DeclaredRun.of("invoke", fields, Targets.class).outcome());
    }

    /** Its answer is a list of all its classes, which in a large application takes milliseconds. */
    @Test
    void theJvmIsAskedOnceForAllThatANameMayMean() {
        var asked = new ArrayList<Object>();
        var none = new FakeJvm();
        var jvm = (Jvm) Proxy.newProxyInstance(
                Jvm.class.getClassLoader(), new Class<?>[] {Jvm.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("loadedClasses")) {
                        asked.add(arguments[0]);
                    }
                    return method.invoke(none, arguments);
                });
        DeclaredRun.of("invoke", "'method': 'acme.Pool.all#close'", jvm).outcome();
        assertEquals(
                List.of(List.of("acme.Pool.all", "acme.Pool$all", "acme$Pool$all", "acme.Pool", "acme$Pool", "acme")),
                asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            io.github.atexit.handler.Targets#plain                | ok: plain
            io.github.atexit.handler.Targets.Nested.SHARED#inner | ok: inner
            com.acme.Sessions#save                                | failed: ClassNotFoundException: com.acme.Sessions
            """)
    void aClassIsLoadedWhereTheManifestSaysSo(String method, String outcome) {
        String fields = "'load': true, 'method': '" + method + "'";
        assertEquals(outcome, DeclaredRun.of("invoke", fields).outcome());
    }

    @Test
    void ofSeveralClassesTheApplicationsOneCounts() throws Exception {
        Class<?> copy = new Copies("copies").loadClass(Targets.Nested.class.getName());
        Class<?> own = Targets.Nested.class;
        String fields = "'method': '" + HERE + "Targets.Nested.SHARED#hashCode'";
        String ownHash = "ok: " + Targets.Nested.SHARED.hashCode();

        assertEquals(ownHash, DeclaredRun.of("invoke", fields, copy, own).outcome());
        var childOfCopies = new ClassLoader(copy.getClassLoader()) {};
        String copyOutcome = DeclaredRun.of("invoke", fields, own, copy)
                .inLoader(childOfCopies)
                .outcome();
        assertTrue(copyOutcome.startsWith("ok: ") && !copyOutcome.equals(ownHash), copyOutcome);
    }

    @Test
    void severalClassesOutsideTheApplicationAreAnError() throws Exception {
        Class<?> one = new Copies("left").loadClass(Targets.Nested.class.getName());
        Class<?> other = new Copies("right").loadClass(Targets.Nested.class.getName());
        String fields = "'method': '" + HERE + "Targets.Nested.SHARED#inner'";
        assertEquals(
                "failed: ClassNotFoundException: io.github.atexit.handler.Targets$Nested is loaded by 2 loaders, none of"
                        + " them the application's: Copies left Copies right",
                DeclaredRun.of("invoke", fields, one, other).outcome());
    }

    /** Loads the tests' classes once more, before its parent. */
    private static final class Copies extends ClassLoader {
        private final String name;

        Copies(String name) {
            super(InvokeTypeTest.class.getClassLoader());
            this.name = name;
        }

        @Override
        protected Class<?> loadClass(String type, boolean resolve) throws ClassNotFoundException {
            if (!type.startsWith(HERE + "Targets")) {
                return super.loadClass(type, resolve);
            }
            Class<?> loaded = findLoadedClass(type);
            try (InputStream in = getParent().getResourceAsStream(type.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return loaded == null ? defineClass(type, bytes, 0, bytes.length) : loaded;
            } catch (IOException e) {
                throw new ClassNotFoundException(type, e);
            }
        }

        @Override
        public String toString() {
            return "Copies " + name;
        }
    }
}
