package io.linebeat.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command line run in this process, and what it printed.
record Terminal(int code, String out, String err) {

    static Terminal run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = LinebeatCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Terminal(code, out.toString(), err.toString());
    }
}
