package dev.campusg.user.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.UserMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.Rating;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@RegisterForReflection(
        targets = {
            User.class,
            UserEvent.class,
            UserView.class,
            Card.class,
            Profile.class,
            Rating.class,
            UserMessages.class
        })
class UserBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<User, UserCommand, UserEvent> users(EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return UserService.participant(store, encoder, mapper);
    }
}
