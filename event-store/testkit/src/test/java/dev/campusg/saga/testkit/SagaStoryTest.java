package dev.campusg.saga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.campusg.saga.Compensatable;
import dev.campusg.saga.Pivot;
import dev.campusg.saga.Replies;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.Undo;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A story that is not true must not pass. */
class SagaStoryTest {

    record Yes() {}

    record No(String why) {}

    private static final Replies<String> REPLIES = Replies.of(Yes.class, No.class, No::why);
    private static final Respondent EVERYBODY = new Respondent("all", Duration.ofSeconds(1));
    private static final SagaMachine<String> MACHINE = new SagaMachine<>(new SagaDefinition<>(
            "greeting",
            1,
            List.of(
                    new Compensatable<>(
                            "GREET",
                            EVERYBODY.asked(String::strip, REPLIES),
                            new Undo<>("TURN_AWAY", EVERYBODY.asked(String::strip, REPLIES))),
                    new Pivot<>("SHAKE_HANDS", EVERYBODY.asked(String::strip, REPLIES))),
            null,
            RetryPolicy.DEFAULT));

    private static SagaStory<String> begun() {
        return SagaStory.of(MACHINE, _ -> new Yes()).start("s", "hello");
    }

    private static void fails(ThrowingCallable story) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(story);
    }

    @Test
    void a_true_story_passes() {
        begun().expect("GREET", "all", "hello").succeed("GREET", "SHAKE_HANDS").expectStatus(SagaStatus.COMPLETED);
        begun().succeed("GREET").reply(new No("wet")).expectCompensatedInOrder("TURN_AWAY");
    }

    @Test
    void another_task_topic_or_message_fails() {
        fails(() -> begun().expect("SHAKE_HANDS"));
        fails(() -> begun().expect("GREET", "some", "hello"));
        fails(() -> begun().expect("GREET", "all", "good-bye"));
        fails(() -> begun().succeed("GREET", "TURN_AWAY"));
        fails(() -> begun().succeedUntil("TURN_AWAY"));
        fails(() -> begun().expectAsked("GREET", "SHAKE_HANDS"));
    }

    @Test
    void another_state_fails() {
        fails(() -> begun().expectStatus(SagaStatus.COMPLETED));
        fails(() -> begun().expectAtRest());
        fails(() -> begun().expectNothing());
        fails(() -> begun().succeed("GREET").reply(new No("wet")).expectCompensatedInOrder());
        fails(() -> begun().replyTo("GREET", 2, new Yes()));
    }

    @Test
    void time_is_the_storys_own() {
        SagaStory<String> story = begun();
        var before = story.now();
        assertThat(story.timeOut().now()).isAfterOrEqualTo(before.plusMillis(999));
    }
}
