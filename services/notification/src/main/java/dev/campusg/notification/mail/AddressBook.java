package dev.campusg.notification.mail;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where people get their mail. A stage that fails means that it cannot be looked up now. */
interface AddressBook {

    /** @return empty for a user who is not known, or has given no address */
    CompletionStage<Optional<String>> addressOf(String userId);
}
