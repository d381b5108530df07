package io.linebeat.wire.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a delimited file is written. Its first row names the columns.
public record FileForm(char delimiter, char quote, Charset charset) {
    /// Commas, double quotation marks and UTF-8.
    public static final FileForm USUAL = new FileForm(',', '"', StandardCharsets.UTF_8);
}
