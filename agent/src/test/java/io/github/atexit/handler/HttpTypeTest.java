package io.github.atexit.handler;

import static io.github.atexit.handler.ScriptedServer.ok;
import static io.github.atexit.handler.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpTypeTest {
    private static DeclaredRun request(ScriptedServer server, String path, String more) {
        return DeclaredRun.of("http", "'url': '" + server.url() + path + "'" + (more.isEmpty() ? "" : ", " + more));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("", "", "GET / HTTP/1.1", List.of("Connection: close", "Accept: */*"), ""),
                Arguments.of(
                        "/a?b=c", "'method': 'DELETE'", "DELETE /a?b=c HTTP/1.1", List.of("Content-Length: 0"), ""),
                Arguments.of("/${env:NONE:-a b/ä}", "", "GET /a%20b%2F%C3%A4 HTTP/1.1", List.of(), ""),
                Arguments.of("/s/${jvm:pid}", "'method': 'PUT'", "PUT /s/4711 HTTP/1.1", List.of(), ""),
                Arguments.of(
                        "/x/${exit:caller}?q=${exit:stack}",
                        "'method': 'HEAD'",
                        "HEAD /x/com.acme.Worker.fail%28Worker.java%3A42%29?q=com.acme.Worker.fail%28Worker.java%3A42%29"
                                + "%0Acom.acme.Main.main%28Main.java%3A7%29 HTTP/1.1",
                        List.of(),
                        ""),
                Arguments.of(
                        "/",
                        "'body': 'status ${exit:status} ä'",
                        "POST / HTTP/1.1",
                        List.of("Content-Type: text/plain; charset=utf-8", "Content-Length: 11"),
                        "status 3 ä"),
                Arguments.of(
                        "/",
                        "'method': 'PATCH', 'json': {'a': [1, 2.50, true, null, '${exit:stack}'], 'b': {}, '$c': 'x\\\\y'}",
                        "PATCH / HTTP/1.1",
                        List.of("Content-Type: application/json"),
                        "{\"a\":[1,2.50,true,null,\"com.acme.Worker.fail(Worker.java:42)\\u000acom.acme.Main.main(Main.java:7)\"]"
                                + ",\"b\":{},\"$c\":\"x\\\\y\"}"),
                Arguments.of(
                        "/",
                        "'json': 'text', 'headers': {'Content-Type': 'application/x', 'Host': 'other', 'X-Route': '${exit:route}'}",
                        "POST / HTTP/1.1",
                        List.of("Content-Type: application/x", "Host: other", "X-Route: exit"),
                        "\"text\""));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsSentAsDeclared(String path, String more, String line, List<String> headers, String body)
            throws IOException {
        try (var server = ScriptedServer.of(ok(""))) {
            assertEquals("ok: 200 OK", request(server, path, more).outcome());
            String sent = server.requests.get(0);
            List<String> head = sent.substring(0, sent.indexOf("\n\n")).lines().toList();
            assertEquals(line, head.get(0));
            assertTrue(head.containsAll(headers), sent);
            assertEquals(head.stream().map(h -> h.split(":", 2)[0]).distinct().count(), head.size(), sent);
            assertEquals(body, sent.substring(sent.indexOf("\n\n") + 2));
        }
    }

    static Stream<Arguments> answers() {
        String long9000 = "x".repeat(9000);
        return Stream.of(
                Arguments.of("", ok("done"), "ok: 200 OK\ndone"),
                Arguments.of("", "HTTP/1.1 204 No Content\n\n", "ok: 204 No Content"),
                Arguments.of("", "HTTP/1.1 200\n\nto the end", "ok: 200\nto the end"),
                Arguments.of("", "HTTP/1.1 100 Continue\n\n" + ok("done"), "ok: 200 OK\ndone"),
                Arguments.of(
                        "",
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;x=y\nabc\n2\nde\n0\n\n",
                        "ok: 200 OK\nabcde"),
                Arguments.of("", ok(long9000), "ok: 200 OK\n" + "x".repeat(8192)),
                Arguments.of("'expect': 404", status("404 Not Found"), "ok: 404 Not Found"),
                Arguments.of("'expect': ['2xx', 404]", status("404 Not Found"), "ok: 404 Not Found"),
                Arguments.of("'expect': [200, 201]", status("202 Accepted"), "202 Accepted (expected 200 or 201)"),
                Arguments.of("", status("500 Internal Server Error"), "500 Internal Server Error (expected 2xx)"),
                Arguments.of(
                        "",
                        status("302 Found", "Location: http://other.example/x"),
                        "302 Found, a redirect that is not followed, to http://other.example/x (expected 2xx)"),
                Arguments.of("'expect': '3xx'", status("302 Found", "Location: /x"), "ok: 302 Found"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theAnswerDecides(String more, String answer, String outcome) throws IOException {
        try (var server = ScriptedServer.of(answer)) {
            String expected = outcome.startsWith("ok")
                    ? outcome
                    : "failed: IOException: GET " + server.url() + "/p answered " + outcome;
            assertEquals(expected, request(server, "/p?secret=1", more).outcome());
            assertEquals(1, server.requests.size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                           | the server hung up without an answer
            `HTTP/1.1 200 OK\nContent-Length: 9\n\nshort`                | the answer broke off
            `HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n`        | the answer has no valid length
            `SSH-2.0-OpenSSH\n\n`                                        | the answer is not HTTP/1.1
            `HTTP/1.1 200 OK\nX: y`                                      | the answer broke off
            """)
    void aBrokenAnswerFails(String answer, String problem) throws IOException {
        try (var server = ScriptedServer.of(answer == null ? "" : answer)) {
            assertEquals(
                    "failed: IOException: GET " + server.url() + "/: " + problem,
                    request(server, "/", "").outcome());
            assertEquals(1, server.requests.size(), "requests");
        }
    }

    @Test
    void aServerThatIsNotThereFails() throws IOException {
        int port;
        try (var unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port + "/";
        assertEquals(
                "failed: IOException: GET " + url + ": Connection refused",
                DeclaredRun.of("http", "'url': '" + url + "'").outcome());
        assertEquals(
                "failed: IOException: GET http://no-such-host.invalid/: unknown host no-such-host.invalid",
                DeclaredRun.of("http", "'url': 'http://no-such-host.invalid/'").outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 301, true",
        "GET, 302, true",
        "HEAD, 303, true",
        "GET, 307, true",
        "PUT, 307, true",
        "POST, 308, true",
        "PUT, 301, false",
        "DELETE, 302, false",
        "POST, 303, false"
    })
    void aRedirectIsFollowedOnItsServerWhereTheRequestStaysTheSame(String method, int status, boolean followed)
            throws IOException {
        try (var server = ScriptedServer.of(status(status + " Moved", "Location: /there"), ok(""))) {
            String outcome = request(server, "/", "'method': '" + method + "'").outcome();
            assertEquals(followed, outcome.equals("ok: 200 OK"), outcome);
            assertEquals(followed ? 2 : 1, server.requests.size());
            if (followed) {
                assertTrue(server.requests.get(1).startsWith(method + " /there HTTP/1.1\n"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:%d/x", "http://127.0.0.1:1/x", "https://127.0.0.1:%d/x", "//other.example/x"})
    void aRedirectToAnotherPlaceIsNotFollowed(String location) throws IOException {
        try (var server = ScriptedServer.of("")) {
            String there = location.formatted(server.port());
            try (var first = ScriptedServer.of(status("307 Moved", "Location: " + there))) {
                assertEquals(
                        "failed: IOException: GET " + first.url()
                                + "/ answered 307 Moved, a redirect that is not followed, to " + there
                                + " (expected 2xx)",
                        request(first, "/", "").outcome());
            }
            assertEquals(List.of(), server.requests);
        }
    }

    @Test
    void aCircleOfRedirectsEnds() throws IOException {
        try (var server = ScriptedServer.of(status("302 Found", "Location: /"))) {
            assertTrue(request(server, "/", "").outcome().startsWith("failed: IOException: "));
            assertEquals(6, server.requests.size());
        }
    }

    @Test
    void whatMayPassIsRetried() throws IOException {
        try (var server = ScriptedServer.of("", status("503 Busy"), ok("done"))) {
            var run = request(server, "/", "'retries': 2");
            assertEquals(
                    "ok: " + server.url() + "/: the server hung up without an answer\n" + server.url()
                            + "/ answered 503 Busy (expected 2xx)\n200 OK\ndone",
                    run.outcome());
            assertEquals(3, server.requests.size());
        }
    }

    @Test
    void whatWillNotPassIsNotRetried() throws IOException {
        try (var server = ScriptedServer.of(status("403 Forbidden"), ok(""))) {
            assertTrue(
                    request(server, "/", "'retries': 2").outcome().endsWith("answered 403 Forbidden (expected 2xx)"));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void anAttemptThatHangsLeavesTimeForTheNext() throws IOException {
        try (var server = ScriptedServer.of(ScriptedServer.HANGS, ScriptedServer.DRIPS, ok("done"))) {
            assertEquals(
                    "ok: " + (server.url() + "/: no answer in time\n").repeat(2) + "200 OK\ndone",
                    request(server, "/", "'retries': 2")
                            .within(Duration.ofMillis(900))
                            .outcome());
        }
    }

    @ParameterizedTest
    @CsvSource({ScriptedServer.HANGS, ScriptedServer.DRIPS})
    void aRequestUnderWayIsGivenUpWhenItIsCancelled(String answer) throws Exception {
        try (var server = ScriptedServer.of(answer)) {
            var run = request(server, "/", "'retries': 5");
            var body = run.handler().body();
            var ended = CompletableFuture.runAsync(() -> {
                try {
                    body.run(run);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            while (server.requests.isEmpty()) {
                Thread.onSpinWait();
            }
            body.cancel();
            assertTrue(ended.handle((nothing, thrown) -> thrown != null).get(10, TimeUnit.SECONDS));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void aProxyIsToldTheWholeUrl() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (var proxy = ScriptedServer.of(ok("by proxy"))) {
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            assertEquals(
                    "ok: 200 OK\nby proxy",
                    DeclaredRun.of("http", "'url': 'http://far.invalid:81/x?y'").outcome());
            assertTrue(
                    proxy.requests.get(0).startsWith("GET http://far.invalid:81/x?y HTTP/1.1\nHost: far.invalid:81\n"));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void aLineBreakInAHeaderFails() throws IOException {
        try (var server = ScriptedServer.of(ok(""))) {
            assertEquals(
                    "failed: IllegalArgumentException: the header \"X-Stack\" has a line break",
                    request(server, "/", "'headers': {'X-Stack': '${exit:stack}'}")
                            .outcome());
            assertEquals(List.of(), server.requests);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'url': 'ftp://x/'                                    | "url" is neither http nor https (such as "http://127.0.0.1:8080/path")
            'url': 'http:///x'                                   | "url" has no host (such as "http://127.0.0.1:8080/path")
            'url': 'http://x:0/'                                 | "url" has no port from 1 to 65535 (such as "http://127.0.0.1:8080/path")
            'url': 'http://a b/'                                 | "url" is no URL: Illegal character in authority (such as "http://127.0.0.1:8080/path")
            'url': 'http://u:p@x/'                               | "url" holds a user's name or password, which belong in "headers" (such as "http://127.0.0.1:8080/path")
            'url': 'http://x/', 'headers': {'A': 'b\\nc'}        | the header "A" has a line break
            'url': 'http://x/', 'headers': {'A': 'b\\u0000c'}    | the header "A" has a control character
            'url': 'http://x/', 'headers': {'A:': 'b'}           | "A:" is no name of a header
            'url': 'http://x/', 'headers': {'Content-length': '1'} | the header "Content-length" cannot be set
            'url': 'http://x/', 'body': 'a', 'json': 1           | "json" does not go with "body"
            'url': 'http://x/', 'expect': 'ok'                   | "expect" is no status (numbers from 100 to 599, or "2xx")
            'url': 'http://x/', 'expect': [200, 600]             | "expect" is no status (numbers from 100 to 599, or "2xx")
            'url': 'http://x/', 'expect': []                     | "expect" is empty (statuses such as 204 or "2xx")
            'url': 'http://x/', 'method': 'put'                  | "method" cannot be "put" ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"; did you mean "PUT"?)
            """)
    void aWrongDeclarationIsAProblem(String fields, String problem) {
        List<String> problems = DeclaredRun.of("http", fields).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^atexit.json:1:\\d+: ", ""));
    }
}
