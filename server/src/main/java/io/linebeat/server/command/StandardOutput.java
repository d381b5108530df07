package io.linebeat.server.command;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/// Where a command prints: texts in the letters of the terminal, or bytes as they are, for a file or another program.
final class StandardOutput extends PrintWriter {
    private final OutputStream bytes;

    /// @param bytes leads to the same place
    StandardOutput(OutputStream texts, Charset charset, OutputStream bytes) {
        super(texts, true, charset);
        this.bytes = bytes;
    }

    /// For bytes; unlike a writer it says when nobody reads them any more.
    OutputStream bytes() {
        flush();
        return bytes;
    }
}
