package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Path;

/** {@code KafkaProcess <home> <port>}: says READY when it serves, and ends with its standard input. */
final class KafkaProcess {
    private KafkaProcess() {}

    public static void main(String[] arguments) throws IOException {
        Quiet.logs();
        var kafka = LocalKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop));
        System.out.println("READY " + kafka.bootstrap());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
