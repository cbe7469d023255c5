package dev.campusg.payment.gateway;

import dev.campusg.payment.application.GatewayAnswer;
import dev.campusg.payment.application.GatewayAnswer.Done;
import dev.campusg.payment.application.GatewayAnswer.Refused;
import dev.campusg.payment.application.GatewayAnswer.Unanswered;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.application.PaymentGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A card processor with test cards. What it does with a request is decided and booked when it is first asked; when it
 * tells depends on the card. No thread waits for a late answer: it is in the books, for whoever asks again.
 */
public final class SimulatedGateway implements PaymentGateway {

    /** How long to leave a processor in peace that says nothing at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GatewayBooks books;
    private final Clock clock;
    private final Duration slow;

    /** @param slow how long the slow card takes */
    public SimulatedGateway(GatewayBooks books, Clock clock, Duration slow) {
        this.books = books;
        this.clock = clock;
        this.slow = slow;
    }

    @Override
    public CompletionStage<GatewayAnswer> perform(GatewayCall call, Consumer<GatewayAnswer> again) {
        TestCard card = TestCard.of(call);
        Instant now = clock.instant();
        BookEntry proposed = BookEntry.proposed(
                call, card.outcome(call.operation(), call.attempt()), now, tells(card.pace(call.operation()), now));
        return books.enter(proposed).thenApply(entry -> {
            GatewayAnswer answer = answer(card, entry, now);
            if (card.answersTwice()) {
                again.accept(answer);
            }
            return answer;
        });
    }

    private @Nullable Instant tells(TestCard.Pace pace, Instant now) {
        return switch (pace) {
            case AT_ONCE -> now;
            case LATE -> now.plus(slow);
            case NEVER -> null;
        };
    }

    private static GatewayAnswer answer(TestCard card, BookEntry entry, Instant now) {
        Instant answersAt = entry.answersAt();
        if (answersAt == null) {
            return new Unanswered(PATIENCE);
        }
        if (answersAt.isAfter(now)) {
            return new Unanswered(Duration.between(now, answersAt));
        }
        return switch (entry.outcome()) {
            case APPROVED -> new Done(entry.reference());
            case DECLINED, BROKEN -> new Refused(card.why(entry.outcome()));
        };
    }
}
