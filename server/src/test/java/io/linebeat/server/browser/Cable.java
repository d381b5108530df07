package io.linebeat.server.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A way to the server that can be cut without a word: both ends stay connected and hear nothing.
final class Cable implements AutoCloseable {
    private final int port;
    private final ServerSocket entry;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile AtomicBoolean cut = new AtomicBoolean();

    private Cable(int port, ServerSocket entry) {
        this.port = port;
        this.entry = entry;
    }

    static Cable to(int port) throws IOException {
        Cable cable = new Cable(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(cable::accept);
        return cable;
    }

    String url() {
        return "http://localhost:" + entry.getLocalPort();
    }

    /// From now on nothing comes through, neither on the connections that there are nor on new ones.
    void cut() {
        cut.set(true);
    }

    /// New connections work again; what was said on the old ones stays lost.
    void replace() {
        cut = new AtomicBoolean();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = keep(entry.accept());
                Socket far = keep(new Socket(InetAddress.getLoopbackAddress(), port));
                AtomicBoolean mine = cut;
                Thread.ofVirtual().start(() -> carry(near, far, mine));
                Thread.ofVirtual().start(() -> carry(far, near, mine));
            }
        } catch (IOException e) {
            close();
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private static void carry(Socket from, Socket to, AtomicBoolean cut) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!cut.get()) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The other end has gone, which ends this one too.
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
