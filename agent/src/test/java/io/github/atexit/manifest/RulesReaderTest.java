package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.rule.ExitRule;
import io.github.atexit.rule.ExitRules;
import io.github.atexit.rule.RuleAction;
import io.github.atexit.rule.RuleSubject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as they are read, and which exits they match. In the tables {@code '} stands for {@code "}. */
class RulesReaderTest {
    private static final String CWD = System.getProperty("user.dir");
    private static final String CALLER_JAR = CWD + "/plugins/billing-1.2.jar";

    /** An exit of {@code com.acme.billing.Job}, called by a framework. */
    private static final class Subject extends RuleSubject {
        private int searches;

        Subject(ExitRoute route, int status, String signal, boolean hasCaller) {
            super(event(route, status, signal, hasCaller));
        }

        private static ExitEvent event(ExitRoute route, int status, String signal, boolean hasCaller) {
            var stack = new StackTraceElement[] {
                new StackTraceElement("java.lang.Runtime", "exit", "Runtime.java", 1),
                new StackTraceElement("com.acme.billing.Job", "run", "Job.java", 42),
                new StackTraceElement("org.frame.work.Scheduler", "fire", "Scheduler.java", 7)
            };
            var caller = hasCaller ? new ExitCaller(stack[1], CALLER_JAR) : null;
            return new ExitEvent(route, status, signal, new Thread("job-1 [billing/x]"), caller, CallStack.of(stack));
        }

        @Override
        protected List<String> findJars() {
            searches++;
            return List.of(CALLER_JAR, "jar:nested:/srv/app.jar/!BOOT-INF/lib/frame-3.jar!/");
        }
    }

    private static List<ExitRule> rules(String rules) {
        var text = "{'rules': " + rules + "}";
        var reading = new ManifestReader(
                        new FakeTypes(), new FakeVariables(Map.of("PLUGINS", CWD + "/plugins"), Map.of()))
                .read("m.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.problems());
        var manifest = reading.manifest();
        assertNotNull(manifest);
        return manifest.rules();
    }

    private static boolean matches(String keys, RuleSubject subject) {
        var rules = new ArrayList<>(rules("{" + keys + "}"));
        assertEquals(1, rules.size());
        return rules.get(0).matches(subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                          | true
            'caller': 'com.acme.billing.Job'                            | true
            'caller': 'com.acme.**'                                     | true
            'caller': 'com.acme.*'                                      | false
            'caller': ['a.B', '**.Job']                                 | true
            'caller': 'org.frame.**'                                    | false
            'anyFrame': 'org.frame.**'                                  | true
            'anyFrame': 'java.lang.Runtime'                             | true
            'anyFrame': 'org.frame.*'                                   | false
            'jar': 'plugins/*.jar'                                      | true
            'jar': '*.jar'                                              | false
            'jar': '**/billing-*.jar'                                   | true
            'jar': '${env:PLUGINS}/*'                                   | true
            'jar': '/elsewhere/**'                                      | false
            'jar': '**/frame-3.jar'                                     | false
            'anyJar': '**/frame-3.jar'                                  | true
            'anyJar': '/srv/app.jar/**'                                 | true
            'anyJar': ['**/none.jar', 'plugins/*']                      | true
            'anyJar': '**/none.jar'                                     | false
            'thread': 'job-*'                                           | true
            'thread': 'job-1 [billing/x]'                               | true
            'thread': 'main'                                            | false
            'status': 3                                                 | true
            'status': [1, 3]                                            | true
            'status': [1, 2]                                            | false
            'status': 'nonzero'                                         | true
            'status': 'zero'                                            | false
            'route': 'exit'                                             | true
            'route': ['signal', 'exit']                                 | true
            'route': 'java'                                             | true
            'route': 'halt'                                             | false
            'caller': 'com.acme.**', 'status': 3, 'thread': 'job-*'     | true
            'caller': 'com.acme.**', 'status': 4, 'thread': 'job-*'     | false
            'not': {'caller': 'com.acme.**'}                            | false
            'not': {'caller': 'a.B'}                                    | true
            'not': {'caller': 'com.acme.**', 'status': 0}               | true
            'not': {'caller': 'com.acme.**', 'status': 3}               | false
            'not': {'route': 'halt'}                                    | true
            'not': {'route': 'exit'}                                    | false
            'not': {'anyJar': 'plugins/*'}                              | false
            'status': 3, 'not': {'thread': 'main'}                      | true
            'status': 0, 'not': {'thread': 'main'}                      | false
            """)
    void matchesAnExit(String keys, boolean expected) {
        assertEquals(expected, matches(keys == null ? "" : keys, new Subject(ExitRoute.EXIT, 3, null, true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit        |      | ''                          | true
            halt        |      | ''                          | true
            signal      | TERM | ''                          | false
            main-return |      | ''                          | false
            main-throw  |      | ''                          | false
            signal      | TERM | "route": "signal"           | true
            signal      | TERM | "route": "signal:TERM"      | true
            signal      | INT  | "route": "signal:TERM"      | false
            main-return |      | "route": "java"             | true
            main-return |      | "route": "main-return"      | true
            main-throw  |      | "route": "main-return"      | false
            halt        |      | "not": {"route": "exit"}    | true
            """)
    void matchesRoutes(String route, String signal, String keys, boolean expected) {
        assertEquals(expected, matches(keys, new Subject(ExitRoute.withId(route), 0, signal, true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "caller": "**"             | false
            "jar": "**"                | false
            "not": {"caller": "**"}    | true
            """)
    void anExitWithoutCallerMatchesNoGlobOfCallers(String keys, boolean expected) {
        assertEquals(expected, matches(keys, new Subject(ExitRoute.EXIT, 3, null, false)));
    }

    @Test
    void theFirstThatMatchesDecides() {
        var rules = rules("[{'status': 0}, {'status': 3, 'action': 'deny'},\n {'action': 'bypass'}]");
        var chosen = new ExitRules(rules).firstFor(new Subject(ExitRoute.EXIT, 3, null, true));
        assertEquals(rules.get(1), chosen);
        assertEquals("deny (m.json:1:27)", rules.get(1).toString());
        assertEquals("bypass (m.json:2:2)", rules.get(2).toString());
        assertNull(new ExitRules(rules).firstFor(new Subject(ExitRoute.SIGNAL, 3, "TERM", true)));
    }

    @Test
    void theJarsOfTheStackAreFoundOnceAndOnlyWhenARuleAsks() {
        var subject = new Subject(ExitRoute.EXIT, 3, null, true);
        new ExitRules(rules("[{'status': 0, 'anyJar': '**'}, {'caller': 'a.B'}]")).firstFor(subject);
        assertEquals(0, subject.searches);
        new ExitRules(rules("[{'anyJar': 'a'}, {'anyJar': 'b'}, {'not': {'anyJar': '**'}}]")).firstFor(subject);
        assertEquals(1, subject.searches);
    }

    @Test
    void aRuleThatSaysNothingAllows() {
        var rule = rules("{}").get(0);
        assertEquals(RuleAction.ALLOW, rule.action());
        assertEquals(Duration.ofSeconds(5), rule.unwindTimeout());
    }

    @ParameterizedTest
    @CsvSource({
        "allow,java",
        "bypass,java",
        "bypass,signal:INT",
        "deny,exit",
        "deny,halt",
        "orderly,halt",
        "unwind,exit"
    })
    void everyActionHasItsRoutes(String action, String route) {
        var rule =
                rules("{'route': '" + route + "', 'action': '" + action + "'}").get(0);
        assertEquals(action, rule.action().id());
    }

    @Test
    void unwindHasATimeout() {
        var rule = rules("{'route': 'exit', 'action': 'unwind', 'unwindTimeout': '250ms'}")
                .get(0);
        assertEquals(Duration.ofMillis(250), rule.unwindTimeout());
    }

    @Test
    void aManifestWithoutRulesHasNone() {
        assertEquals(List.of(), rules("[]"));
    }
}
