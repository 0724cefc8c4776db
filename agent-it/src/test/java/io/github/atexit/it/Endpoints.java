package io.github.atexit.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server whose answer the first part of the path names: {@code ok}, {@code 500}, {@code second} (503 the first time),
 * {@code hangs}, {@code drips}, {@code elsewhere} (a redirect to another host). It remembers what it was asked by the
 * rest of the path. Safe for use by several threads.
 */
final class Endpoints implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<String>>> headers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Endpoints(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static Endpoints plain() throws IOException {
        return new Endpoints(HttpServer.create(address(), 50));
    }

    /** With a certificate for {@code localhost} that it signed itself, which goes to a trust store beside. */
    static Endpoints secure(Path keys) throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(keys);
        Files.createDirectories(keys.getParent());
        int status = new ProcessBuilder(keytool(keys))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("keytool ended with " + status);
        }
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(address(), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new Endpoints(server);
    }

    private static List<String> keytool(Path keys) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        return List.of(
                program,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-storetype",
                "JKS",
                "-validity",
                "30",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The headers of the last request under this key. */
    Map<String, List<String>> headers(String key) {
        return headers.getOrDefault(key, Map.of());
    }

    /** What was asked under this key: method, path, a header {@code X-Exit} and the body, separated by blanks. */
    List<String> asked(String key) {
        return asked.getOrDefault(key, List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String header = exchange.getRequestHeaders().getFirst("X-Exit");
        var earlier = asked.computeIfAbsent(path.length < 3 ? "" : path[2], key -> new CopyOnWriteArrayList<>());
        boolean first = earlier.isEmpty();
        headers.put(path.length < 3 ? "" : path[2], Map.copyOf(exchange.getRequestHeaders()));
        earlier.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + header + " " + body).strip());
        try (exchange) {
            switch (path[1]) {
                case "ok" -> send(exchange, 200, "done");
                case "500" -> send(exchange, 500, "no");
                case "second" -> send(exchange, first ? 503 : 200, "");
                case "elsewhere" -> {
                    exchange.getResponseHeaders().set("Location", "http://other.example:1/x");
                    send(exchange, 302, "");
                }
                case "hangs" -> closed.await();
                default -> drip(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 100_000);
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
