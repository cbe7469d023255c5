package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.store.ClientStore;
import dev.campusg.callbacktimers.store.ClientStore.SecretRow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The secrets that sign, remembered for a moment. */
@Singleton
class Secrets {

    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final Remembered<Integer, List<SecretRow>> secrets;

    Secrets(ClientStore store, Clock clock) {
        this.secrets = new Remembered<>(
                REMEMBERED,
                clock,
                client -> store.secrets(client, clock.instant()).toCompletionStage());
    }

    CompletionStage<List<SecretRow>> of(int client) {
        return secrets.get(client);
    }

    void changed(int client) {
        secrets.forget(client);
    }
}
