package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sender of lines that reads its answer while it still sends, over a socket and chunk by chunk.
final class Sending implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final InputStream in;
    private String head = "";
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    Sending(RunningServer server, String type, String accept) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
        write("POST /api/events/stream HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nAccept: " + accept
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// Sends a chunk of the body.
    void send(String lines) throws IOException {
        write(Integer.toHexString(lines.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + lines + "\r\n");
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /// Sends nothing more, though the body has no end yet, and still reads.
    void breakOff() throws IOException {
        socket.shutdownOutput();
    }

    /// The status line and the headers.
    String head() throws IOException {
        StringBuilder lines = new StringBuilder(head);
        while (head.isEmpty() && !lines.toString().endsWith("\n\n")) {
            lines.append(crlfLine()).append('\n');
        }
        head = lines.toString();
        return head;
    }

    /// The next line of the answer.
    JsonNode line() throws IOException {
        assertThat(head()).startsWith("HTTP/1.1 200");
        while (read.size() == 0 || !read.toString(StandardCharsets.UTF_8).endsWith("\n")) {
            int size = Integer.parseInt(crlfLine(), 16);
            if (size == 0) {
                throw new EOFException("the answer has ended");
            }
            read.write(in.readNBytes(size));
            crlfLine();
        }
        String line = read.toString(StandardCharsets.UTF_8);
        read.reset();
        assertThat(line.trim()).doesNotContain("\n");
        return JsonMapper.shared().readTree(line);
    }

    /// Whether the answer ends here, as it should.
    boolean isOver() throws IOException {
        return crlfLine().equals("0") && crlfLine().isEmpty();
    }

    private String crlfLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer breaks off after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
