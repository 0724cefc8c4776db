package io.github.atexit.handler;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that gives each connection the next of its answers, the last one for ever, and remembers the requests. */
final class ScriptedServer implements AutoCloseable {
    /** Accepts, reads the request and never answers. */
    static final String HANGS = "hangs";
    /** Sends a header's bytes one by one for ever. */
    static final String DRIPS = "drips";

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final List<String> answers;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(List<String> answers) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
    }

    /** @param answers as they go over the wire; line ends are made CR LF in an answer that has none */
    static ScriptedServer of(String... answers) throws IOException {
        var server = new ScriptedServer(List.of(answers));
        var thread = new Thread(server::accept, "scripted server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body;
    }

    static String status(String line, String... headers) {
        return "HTTP/1.1 " + line + "\nContent-Length: 0\n" + String.join("\n", headers)
                + (headers.length > 0 ? "\n\n" : "\n");
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private void accept() {
        for (int i = 0; closed.getCount() > 0; i++) {
            String answer = answers.get(Math.min(i, answers.size() - 1));
            try {
                Socket connection = socket.accept();
                var thread = new Thread(() -> serve(connection, answer), "scripted connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection, String answer) {
        try (connection) {
            requests.add(request(new BufferedInputStream(connection.getInputStream())));
            var out = connection.getOutputStream();
            if (answer.equals(HANGS)) {
                closed.await();
            } else if (answer.equals(DRIPS)) {
                out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                }
            } else {
                out.write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The client hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return text.toString();
            }
            text.append((char) b);
        }
        var lines = text.toString().lines().toList();
        int length = lines.stream()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return text.toString().replace("\r\n", "\n") + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
