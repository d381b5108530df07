package io.linebeat.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;

/// The bytes of a request with facts, head and body in one piece, made anew in the same array. One thread's own.
public final class Request {
    /// Digits left for the length of the body.
    private static final int LENGTH_DIGITS = 8;

    private final World world;
    private final Form form;
    private final Pen pen;
    private final byte[] head;
    private byte[] bytes;
    private int size;

    /// @param batch facts at the most
    public Request(World world, Form form, String path, String host, int batch) {
        this.world = world;
        this.form = form;
        this.pen = new Pen(world);
        this.head = ("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + form.type
                        + "\r\nContent-Length: " + "0".repeat(LENGTH_DIGITS) + "\r\n\r\n")
                .getBytes(US_ASCII);
        this.bytes = new byte[head.length + batch * (Pen.most() + 1) + 2];
    }

    /// An array, or lines, of the facts that these codes stand for.
    public void batch(long[] codes, int count) {
        int at = head.length;
        if (form == Form.JSON) {
            bytes[at++] = '[';
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                bytes[at++] = (byte) (form == Form.JSON ? ',' : '\n');
            }
            at = pen.write(Arrivals.fact(world, codes[i]), bytes, at);
        }
        bytes[at++] = (byte) (form == Form.JSON ? ']' : '\n');
        close(at);
    }

    /// One fact, bare.
    void single(Fact fact) {
        close(pen.write(fact, bytes, head.length));
    }

    private void close(int end) {
        System.arraycopy(head, 0, bytes, 0, head.length);
        int length = end - head.length;
        for (int at = head.length - 5; length > 0; at--) {
            bytes[at] = (byte) ('0' + length % 10);
            length /= 10;
        }
        size = end;
    }

    byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    int bodySize() {
        return size - head.length;
    }

    /// What follows the head.
    public String body() {
        return new String(bytes, head.length, size - head.length, US_ASCII);
    }
}
