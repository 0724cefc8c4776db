package io.github.atexit.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium without a window, driven over WebDriver. For one thread. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    private Chromium(Process driver, String server) {
        this.driver = driver;
        this.session = server + "/session/" + start(server);
    }

    /** Whether there is one here. */
    static boolean isThere() {
        return Stream.of("chromium", "chromedriver").allMatch(Chromium::isOnPath);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static Chromium start() {
        try {
            var process = new ProcessBuilder("chromedriver", "--port=0", "--allowed-ips=127.0.0.1")
                    .redirectErrorStream(true)
                    .start();
            return new Chromium(process, "http://127.0.0.1:" + port(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // the process's own, and closed with it
    private static String port(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.matches("ChromeDriver was started successfully on port \\d+\\.")) {
                return line.replaceAll("\\D", "");
            }
        }
        throw new AssertionError("the driver did not start: " + said);
    }

    private String start(String server) {
        var options = Map.of(
                "args",
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars"));
        var logs = Map.of("browser", "ALL", "performance", "ALL");
        var wanted = Map.of("browserName", "chrome", "goog:chromeOptions", options, "goog:loggingPrefs", logs);
        var body = Map.of("capabilities", Map.of("alwaysMatch", wanted));
        return send("POST", server + "/session", body).at("/sessionId").asText();
    }

    /** Opens a file in a window of this size. */
    void open(Path page, int width, int height, boolean dark) {
        protocol(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        protocol(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        logs("browser");
        logs("performance");
        send("POST", session + "/url", Map.of("url", page.toUri().toString()));
    }

    /** What a function's body returns in the page. */
    JsonNode run(String body) {
        return send("POST", session + "/execute/sync", Map.of("script", body, "args", List.of()));
    }

    /** Presses a key, by its code in the WebDriver standard. */
    void press(String key) {
        var actions = List.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key));
        send(
                "POST",
                session + "/actions",
                Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    /** What the page has said on the console since it was opened: errors, and what its policy forbade. */
    List<String> console() {
        return logs("browser").stream()
                .map(entry -> entry.at("/message").asText())
                .toList();
    }

    /** What it has asked of anybody since it was opened. */
    List<String> requests() {
        return logs("performance").stream()
                .map(entry -> json(entry.at("/message").asText()).at("/message"))
                .filter(message -> message.at("/method").asText().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url").asText())
                .toList();
    }

    private List<JsonNode> logs(String type) {
        var entries = new ArrayList<JsonNode>();
        send("POST", session + "/se/log", Map.of("type", type)).forEach(entries::add);
        return entries;
    }

    private void protocol(String command, Map<String, ?> parameters) {
        send("POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private JsonNode send(String method, String url, Map<String, ?> body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(url + ": " + response.body());
            }
            return json(response.body()).at("/value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() {
        var descendants = driver.descendants().toList();
        send("DELETE", session, Map.of());
        driver.destroy();
        descendants.forEach(ProcessHandle::destroy);
    }
}
