package com.ziraai.simulator;

import com.ziraai.simulator.json.InvalidField;
import reactor.netty.ChannelBindException;

/** {@code java -jar simulator.jar --port 8090 …}: runs until it is stopped. */
final class Main {

    private static final int USAGE = 2;

    private Main() {}

    @SuppressWarnings("SystemOut") // the one line a launcher waits for, or why there is none
    public static void main(String[] arguments) {
        try {
            Simulator simulator = Simulator.start(Options.of(System.getenv(), arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close"));
            System.out.println("simulator listens on " + simulator.url());
            simulator.awaitClose();
        } catch (InvalidField invalid) {
            System.err.println((invalid.field() + " " + invalid.getMessage()).strip());
            System.exit(USAGE);
        } catch (ChannelBindException taken) {
            System.err.println(
                    "port " + taken.localPort() + " of " + taken.localHost() + " is taken");
            System.exit(1);
        }
    }
}
