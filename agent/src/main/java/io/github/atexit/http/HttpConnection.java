package io.github.atexit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection for one request. Plain sockets instead of {@link java.net.HttpURLConnection}: that one sends a request
 * again when the server hangs up, knows no PATCH, and asks the application's own authenticator, cookie handler and
 * host name verifier. Used by one thread.
 */
public final class HttpConnection {
    private final HttpSockets sockets;
    private final long start = System.nanoTime();
    private final long nanos;

    /** @param nanos how long all of it may take */
    public HttpConnection(HttpSockets sockets, long nanos) {
        this.sockets = sockets;
        this.nanos = nanos;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @throws SocketTimeoutException if that takes too long
     */
    public HttpAnswer send(HttpRequest request) throws IOException {
        HttpTarget target = request.target();
        Proxy proxy = proxy(target);
        boolean told = proxy.type() == Proxy.Type.HTTP && !target.isSecure();
        try (Socket plain = told ? direct(proxy.address()) : through(proxy, target);
                Socket socket = target.isSecure() ? secure(plain, target) : plain) {
            socket.setSoTimeout(remainingMillis());
            socket.getOutputStream().write(request.bytes(told));
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(new Bounded(socket));
            return HttpAnswer.read(in, request.method());
        }
    }

    /** What went wrong, with the kind of failure where its message does not say it. */
    public static String problem(IOException e) {
        String message = e.getMessage();
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        boolean tells = message != null && !(e instanceof SSLException);
        return tells ? String.valueOf(message) : e.toString();
    }

    private static Proxy proxy(HttpTarget target) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> proxies = selector == null ? null : selector.select(URI.create(target.origin() + "/"));
        return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
    }

    private Socket direct(SocketAddress proxy) throws IOException {
        InetSocketAddress address = (InetSocketAddress) proxy;
        return connected(
                new Socket(Proxy.NO_PROXY),
                address.isUnresolved() ? new InetSocketAddress(address.getHostName(), address.getPort()) : address);
    }

    /** Tries each address of the host; a proxy resolves the host itself. */
    private Socket through(Proxy proxy, HttpTarget target) throws IOException {
        if (proxy.type() != Proxy.Type.DIRECT) {
            return connected(new Socket(proxy), InetSocketAddress.createUnresolved(target.host(), target.port()));
        }
        IOException failure = new ConnectException("no address");
        for (InetAddress address : addresses(target.host())) {
            try {
                return connected(new Socket(Proxy.NO_PROXY), new InetSocketAddress(address, target.port()));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static InetAddress[] addresses(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            IOException failure = new UnknownHostException("unknown host " + host);
            failure.initCause(e);
            throw failure;
        }
    }

    private Socket connected(Socket socket, InetSocketAddress address) throws IOException {
        boolean connected = false;
        try {
            sockets.hold(socket);
            socket.connect(address, remainingMillis());
            connected = true;
            return socket;
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    /** The JVM's own trust store and host names as in certificates, whatever the application made its defaults. */
    private Socket secure(Socket plain, HttpTarget target) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("Default");
            plain.setSoTimeout(remainingMillis());
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not available: " + e, e);
        }
    }

    /** @throws SocketTimeoutException if the time is up */
    private int remainingMillis() throws SocketTimeoutException {
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
    }

    /** What arrives on a socket, with one bound for all of it: a server may send a byte now and then. */
    private final class Bounded extends InputStream {
        private final Socket socket;
        private final InputStream in;

        Bounded(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(remainingMillis());
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            socket.setSoTimeout(remainingMillis());
            return in.read(bytes, offset, length);
        }
    }
}
