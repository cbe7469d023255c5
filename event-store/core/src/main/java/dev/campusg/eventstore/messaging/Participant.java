package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Consequences;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one category together with the messages they react to. Whatever a message changes and says is one
 * {@link dev.campusg.eventstore.Step}.
 */
public final class Participant<S, C, E> {

    private final CommandHandler<S, C, E> handler;
    private final MessageEncoder encoder;
    private final Map<Class<?>, Reaction<?, S, C, E>> reactions = new HashMap<>();

    public Participant(
            CommandHandler<S, C, E> handler, MessageEncoder encoder, List<? extends Reaction<?, S, C, E>> reactions) {
        this.handler = handler;
        this.encoder = encoder;
        for (Reaction<?, S, C, E> reaction : reactions) {
            if (this.reactions.put(reaction.message(), reaction) != null) {
                throw new IllegalArgumentException("two reactions to " + reaction.message());
            }
        }
    }

    public CommandHandler<S, C, E> streams() {
        return handler;
    }

    public boolean reactsTo(Class<?> message) {
        return reactions.containsKey(message);
    }

    /** The stream a message is for; null if it concerns none of these. */
    public @Nullable StreamId addressee(Received<?> received) {
        String key = reactionTo(received).key().apply(narrowed(received));
        return key == null ? null : handler.stream(key);
    }

    /** What would be decided about a message in a state: for whoever reads a log to ask whether it is right. */
    public Decision<S, E> decide(Received<?> received, CommandHandler.Current<S> at) {
        Reaction<Object, S, C, E> reaction = reactionTo(received);
        return handler.decide(at, _ -> reaction.command().apply(narrowed(received)));
    }

    /** What follows from a decision about a message, as it is committed with it. */
    public Consequences consequences(Received<?> received, Decision<S, E> decision) {
        Reaction<Object, S, C, E> reaction = reactionTo(received);
        StreamId stream = Objects.requireNonNull(addressee(received));
        return consequences(
                stream, received.metadata(), decision, reaction.effects().apply(narrowed(received), decision));
    }

    /** What follows from a decision, as it is committed with it. */
    public Consequences consequences(StreamId stream, Metadata metadata, Decision<S, E> decision, Effects wanted) {
        return new Consequences(encode(stream, metadata, decision, wanted.messages()), wanted.timers(), null);
    }

    @SuppressWarnings("unchecked") // the table is keyed by the class of the message
    private Reaction<Object, S, C, E> reactionTo(Received<?> received) {
        return (Reaction<Object, S, C, E>)
                Objects.requireNonNull(reactions.get(received.message().getClass()));
    }

    @SuppressWarnings("unchecked") // who reads a message does not change it
    private static Received<Object> narrowed(Received<?> received) {
        return (Received<Object>) received;
    }

    /** Handles one message; without effect if there is no reaction to its kind. */
    public CompletionStage<Void> receive(Received<?> received) {
        if (!reactsTo(received.message().getClass())) {
            return CompletableFuture.completedStage(null);
        }
        Reaction<Object, S, C, E> reaction = reactionTo(received);
        Received<Object> message = narrowed(received);
        String key = reaction.key().apply(message);
        if (key == null) {
            return CompletableFuture.completedStage(null);
        }
        if (reaction.opens()) {
            handler.expectNew(key);
        }
        return handle(
                        key,
                        message.metadata(),
                        _ -> reaction.command().apply(message),
                        decision -> reaction.effects().apply(message, decision))
                .thenAccept(_ -> {});
    }

    /** Handles one command, whoever gives it. */
    public CompletionStage<Handled<S, E>> handle(
            String key, Metadata metadata, C command, Function<Decision<S, E>, Effects> effects) {
        return handle(key, metadata, _ -> command, effects);
    }

    private CompletionStage<Handled<S, E>> handle(
            String key, Metadata metadata, LongFunction<C> command, Function<Decision<S, E>, Effects> effects) {
        StreamId stream = handler.stream(key);
        return handler.handle(
                key, metadata, command, decision -> consequences(stream, metadata, decision, effects.apply(decision)));
    }

    private List<OutboxMessage> encode(
            StreamId stream, Metadata metadata, Decision<S, E> decision, List<Outgoing> messages) {
        List<OutboxMessage> encoded = new ArrayList<>(messages.size());
        for (Outgoing message : messages) {
            String cause = message.causationId() == null ? metadata.messageId() : message.causationId();
            // A message is named after what caused it, so that sending it again is sending the same.
            String origin = cause == null ? stream + "@" + decision.version() : cause + "/" + stream.category();
            String id = origin + "/" + encoded.size();
            encoded.add(encoder.encode(message, id, metadata.correlationId(), cause));
        }
        return List.copyOf(encoded);
    }

    /** A refusal as an exception, an acceptance as the state it led to. */
    public static <S, E> S stateOrThrow(Decision<S, E> decision) {
        return switch (decision) {
            case Decision.Accepted<S, E> accepted -> accepted.state();
            case Decision.Refused<S, E> refused -> throw refused.why();
        };
    }

    /** The state after a command; the current one if the command was handled before. */
    public CompletionStage<CommandHandler.Current<S>> run(
            String key, Metadata metadata, C command, Function<Decision<S, E>, Effects> effects) {
        return runAt(key, metadata, _ -> command, effects);
    }

    /**
     * The same for a command that depends on the version it is for.
     *
     * @param command may be {@link dev.campusg.eventstore.Rejected}
     */
    public CompletionStage<CommandHandler.Current<S>> runAt(
            String key, Metadata metadata, LongFunction<C> command, Function<Decision<S, E>, Effects> effects) {
        return handle(key, metadata, command, effects).thenCompose(handled -> switch (handled) {
            case Handled.Decided<S, E>(var decision) ->
                CompletableFuture.completedStage(
                        new CommandHandler.Current<>(stateOrThrow(decision), decision.version()));
            case Handled.Repeated<S, E> _ -> handler.current(key);
        });
    }
}
