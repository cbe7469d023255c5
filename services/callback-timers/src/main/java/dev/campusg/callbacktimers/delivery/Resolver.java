package dev.campusg.callbacktimers.delivery;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks where a name leads. */
interface Resolver {

    /**
     * Fails if it leads nowhere, or nobody says so in time.
     *
     * @param client who wants to know
     */
    CompletionStage<List<InetAddress>> resolve(String host, int client);
}
