package dev.campusg.user.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.UserMessages.GetPaymentInfo;
import dev.campusg.contracts.UserMessages.GetPayoutInfo;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserDecider;
import dev.campusg.user.domain.UserEvent;
import java.util.List;
import java.util.Map;

/** Users as a participant of sagas: they are asked, never changed, by messages. */
public final class UserService {

    public static final String CATEGORY = "user";

    static final EventTypes<UserEvent> EVENTS = EventTypes.of(UserEvent.class);

    private static final List<Reaction<?, User, UserCommand, UserEvent>> REACTIONS = List.of(
            new Reaction<>(
                    GetPaymentInfo.class,
                    received -> received.message().userId(),
                    _ -> new UserCommand.AskPaymentInfo(),
                    UserReplies::paymentInfo),
            new Reaction<>(
                    GetPayoutInfo.class,
                    received -> received.message().userId(),
                    _ -> new UserCommand.AskPayoutInfo(),
                    UserReplies::payoutInfo));

    private UserService() {}

    public static Participant<User, UserCommand, UserEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new UserDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        new JacksonState<>(mapper, 1, User.class)),
                encoder,
                REACTIONS);
    }
}
