package com.ziraai.simulator;

import com.ziraai.simulator.json.InvalidField;

/** {@code java -jar simulator.jar --port 8090 …}: runs until it is stopped. */
public final class Main {

    private static final int USAGE = 2;

    private Main() {}

    @SuppressWarnings("SystemOut") // the one line a launcher waits for
    public static void main(String[] arguments) {
        try {
            Simulator simulator = Simulator.start(Options.of(System.getenv(), arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close"));
            System.out.println("simulator listens on " + simulator.url());
            simulator.awaitClose();
        } catch (InvalidField invalid) {
            System.err.println(invalid.field() + " " + invalid.getMessage());
            System.exit(USAGE);
        }
    }
}
