package io.linebeat.bench.load;

import io.linebeat.bench.world.Arrivals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sends facts one by one over many connections, all of them on one thread that waits for whichever answers next.
public final class Singles {
    private static final String PATH = "/api/events";

    private final Plan plan;
    private final Arrivals arrivals;
    private final Acknowledged acknowledged;
    private final Request request;
    private final Tally tally = new Tally();
    private final long start = System.nanoTime();
    private long atWarmUp = -1;
    private int underWay;

    private Singles(Plan plan) {
        this.plan = plan;
        this.arrivals = new Arrivals(plan.world(), plan.delivery(), plan.first(), plan.end());
        this.acknowledged = new Acknowledged(plan.first(), Math.min(plan.end() - plan.first(), 1 << 22));
        this.request = new Request(plan.world(), Form.JSON, PATH, plan.url().getAuthority(), 1);
    }

    /// A connection with the one request that it has under way.
    private static final class Line {
        final SocketChannel channel;
        final long[] code = new long[1];
        byte[] came = new byte[2_048];
        int size;
        long sent;

        Line(SocketChannel channel) {
            this.channel = channel;
        }

        /// The answer, once all of it has come.
        @Nullable
        Reply read() throws IOException {
            if (size == came.length) {
                came = Arrays.copyOf(came, size * 2);
            }
            int read = channel.read(ByteBuffer.wrap(came, size, came.length - size));
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            size += read;
            return Reply.parse(came, size);
        }
    }

    public static Sent run(Plan plan) {
        long before = Intake.counted(plan.url());
        Singles singles = new Singles(plan);
        try {
            singles.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime();
        return new Sent(
                singles.acknowledged.arrivals(),
                singles.acknowledged.distinct(),
                singles.acknowledged.distinct() - Math.max(0, singles.atWarmUp),
                end - plan.measuredFrom(singles.start),
                singles.tally.requests,
                singles.tally.statuses,
                singles.tally.refused,
                Intake.counted(plan.url()) - before,
                0,
                0);
    }

    private void send() throws IOException {
        InetSocketAddress server =
                new InetSocketAddress(plan.url().getHost(), Math.max(plan.url().getPort(), 1));
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < plan.connections(); i++) {
                SocketChannel channel = SocketChannel.open(server);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Line line = new Line(channel);
                channel.register(selector, SelectionKey.OP_READ, line);
                next(line);
            }
            while (underWay > 0) {
                selector.select(this::answered);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private void answered(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            Reply reply = line.read();
            if (reply != null) {
                take(line, reply);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Line line, Reply reply) throws IOException {
        long now = System.nanoTime();
        boolean measured = line.sent - plan.measuredFrom(start) >= 0;
        if (measured && atWarmUp < 0) {
            atWarmUp = plan.warmUpSeconds() == 0 ? 0 : acknowledged.distinct();
        }
        tally.add(reply, now - line.sent, measured);
        underWay--;
        line.size = 0;
        if (reply.status() < 300) {
            acknowledged.add(line.code, 1, new int[0]);
            next(line);
        } else if (reply.status() == 429 || reply.status() == 503) {
            // At once: who turns it away so soon decides how often it comes back.
            again(line);
        } else {
            throw new IllegalStateException(PATH + " answered " + reply.status() + ": " + reply.text());
        }
    }

    private void next(Line line) throws IOException {
        if (arrivals.next(line.code) > 0) {
            again(line);
        }
    }

    private void again(Line line) throws IOException {
        if (System.nanoTime() - plan.deadline(start) >= 0) {
            return;
        }
        request.single(Arrivals.fact(plan.world(), line.code[0]));
        ByteBuffer bytes = ByteBuffer.wrap(request.bytes(), 0, request.size());
        line.sent = System.nanoTime();
        while (bytes.hasRemaining()) { // half a kilobyte into an empty buffer of the system: once
            line.channel.write(bytes);
        }
        underWay++;
    }
}
