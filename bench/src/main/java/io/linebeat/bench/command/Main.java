package io.linebeat.bench.command;

/// The bench's beginning.
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        System.exit(BenchProgram.run(arguments));
    }
}
