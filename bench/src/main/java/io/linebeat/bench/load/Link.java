package io.linebeat.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/// One connection that is kept alive: a request, its answer, the next request. Opened anew when the server closed it,
/// and
/// after a pause in which it may have.
public final class Link implements AutoCloseable {
    /// Servers close a silent connection after some twenty seconds.
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final String host;
    private final int port;
    private Socket socket;
    private byte[] came = new byte[1 << 16];
    private long used = System.nanoTime();

    public Link(URI url) {
        this.host = url.getHost();
        this.port = url.getPort() < 0 ? 80 : url.getPort();
        this.socket = open();
    }

    String host() {
        return host + ":" + port;
    }

    private Socket open() {
        try {
            Socket opened = new Socket(host, port);
            opened.setTcpNoDelay(true);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot connect to " + host + ":" + port, e);
        }
    }

    Reply send(byte[] request, int size) {
        try {
            if (System.nanoTime() - used > PAUSE_NANOS) {
                reopen();
            }
            socket.getOutputStream().write(request, 0, size);
            Reply reply = receive(socket.getInputStream());
            if (reply.closes()) {
                reopen();
            }
            used = System.nanoTime();
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopen() throws IOException {
        socket.close();
        socket = open();
    }

    private Reply receive(InputStream in) throws IOException {
        int size = 0;
        while (true) {
            if (size == came.length) {
                came = Arrays.copyOf(came, size * 2);
            }
            int read = in.read(came, size, came.length - size);
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            size += read;
            Reply reply = Reply.parse(came, size);
            if (reply != null) {
                return reply;
            }
        }
    }

    /// The body of a GET; anything but a success ends the run.
    public String get(String path) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n").getBytes(US_ASCII);
        return successful(path, send(request, request.length));
    }

    /// The answer to a JSON body; anything but a success ends the run.
    String post(String path, String json) {
        byte[] body = json.getBytes(UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return successful(path, send(request, request.length));
    }

    private static String successful(String path, Reply reply) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(path + " answered " + reply.status() + ": " + reply.text());
        }
        return reply.text();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
