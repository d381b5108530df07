package io.linebeat.server.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// A command line run in this process, and what it printed.
record Terminal(int code, String out, String err) {

    static Terminal run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = LinebeatCommand.run(
                new StandardOutput(out, StandardCharsets.UTF_8, out), new PrintWriter(err, true), texts);
        return new Terminal(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
