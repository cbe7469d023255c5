package dev.campusg.notification.mail;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the user service, which alone keeps what people say of themselves: a deleted address is gone at once, everywhere. */
@Singleton
final class UserAddresses implements AddressBook {

    private final UserClient users;

    UserAddresses(@RestClient UserClient users) {
        this.users = users;
    }

    @Override
    public CompletionStage<Optional<String>> addressOf(String userId) {
        return users.byId(userId)
                .map(user -> Optional.ofNullable(user.email()))
                .onFailure(UserAddresses::isUnknown)
                .recoverWithItem(Optional.empty())
                .subscribeAsCompletionStage();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && (answer.getResponse().getStatus() == 404
                        || answer.getResponse().getStatus() == 400);
    }
}
