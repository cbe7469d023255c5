package dev.campusg.callbacktimers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.callbacktimers.delivery.Passenger.Sign;
import dev.campusg.eventstore.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final Lanes lanes = new Lanes(new Lanes.Limits(16, 4, 40, 20, PATIENCE), clock);

    @Test
    void a_receiver_is_called_only_so_often_at_once_and_the_others_are_not_held_up() {
        List<Rider> hanging = offer(10, "hangs", ONE, 1);
        assertThat(hanging).filteredOn(rider -> rider.went).hasSize(4);
        assertThat(offer(1, "prompt", ONE, 1)).allMatch(rider -> rider.went);

        hanging.getFirst().call.complete(Sign.ANSWERED);
        assertThat(hanging).filteredOn(rider -> rider.went).hasSize(5);
    }

    @Test
    void one_client_leaves_half_of_the_calls_to_others_however_many_receivers_it_has() {
        for (int i = 0; i < 16; i++) {
            offer(1, "hangs-" + i, ONE, 1);
        }
        assertThat(lanes.active()).isEqualTo(8);
        assertThat(offer(4, "prompt", OTHER, 1)).allMatch(rider -> rider.went);
        assertThat(lanes.active()).isEqualTo(12);
    }

    @Test
    void large_calls_count_for_several() {
        offer(1, "a", ONE, 7);
        offer(1, "b", ONE, 7);
        assertThat(offer(1, "c", ONE, 1)).noneMatch(rider -> rider.went);
        assertThat(offer(1, "d", OTHER, 1)).allMatch(rider -> rider.went);
    }

    @Test
    void clients_of_one_receiver_take_turns() {
        List<Rider> first = offer(8, "busy", ONE, 1);
        List<Rider> second = offer(2, "busy", OTHER, 1);
        first.getFirst().call.complete(Sign.ANSWERED);
        first.get(1).call.complete(Sign.ANSWERED);
        first.get(2).call.complete(Sign.ANSWERED);
        first.get(3).call.complete(Sign.ANSWERED);
        assertThat(second).allMatch(rider -> rider.went);
        assertThat(first).filteredOn(rider -> rider.went).hasSize(6);
    }

    @Test
    void whoever_finds_no_place_or_waits_too_long_is_turned_away() {
        List<Rider> riders = offer(30, "hangs", ONE, 1);
        assertThat(riders).filteredOn(rider -> rider.turnedAway).hasSize(6);
        clock.pass(PATIENCE.plusMillis(1));
        lanes.tend();
        assertThat(riders).filteredOn(rider -> rider.turnedAway).hasSize(26);
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void places_are_shared_among_clients_too() {
        offer(20, "hangs", ONE, 1);
        offer(20, "hangs-too", ONE, 1);
        assertThat(lanes.waiting()).isEqualTo(20);
        assertThat(offer(8, "hangs-as-well", OTHER, 1)).noneMatch(rider -> rider.turnedAway);
    }

    @Test
    void a_silent_receiver_is_asked_by_one_call_after_a_pause_and_by_all_when_it_answers() {
        offer(Breaker.SILENCES, "silent", ONE, 1).forEach(rider -> rider.call.complete(Sign.SILENT));
        assertThat(lanes.spared()).isEqualTo(1);
        assertThat(offer(1, "silent", ONE, 1)).allMatch(rider -> rider.turnedAway && rider.until != null);

        clock.pass(Breaker.FIRST);
        List<Rider> riders = offer(4, "silent", ONE, 1);
        assertThat(riders).filteredOn(rider -> rider.went).hasSize(1);
        riders.getFirst().call.complete(Sign.ANSWERED);
        assertThat(riders).allMatch(rider -> rider.went);
    }

    @Test
    void a_call_that_was_not_made_says_nothing_of_its_receiver() {
        offer(Breaker.SILENCES, "silent", ONE, 1).forEach(rider -> rider.call.complete(Sign.SILENT));
        clock.pass(Breaker.FIRST);
        offer(1, "silent", ONE, 1).getFirst().call.complete(Sign.NONE);
        List<Rider> riders = offer(2, "silent", ONE, 1);
        assertThat(riders).filteredOn(rider -> rider.went).hasSize(1);
    }

    @Test
    void calls_that_end_at_once_need_no_stack() {
        List<Rider> riders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            riders.addAll(offer(1, "hangs", ONE, 1));
        }
        Lanes wide = new Lanes(new Lanes.Limits(100_000, 1, 100_000, 100_000, PATIENCE), clock);
        Rider first = new Rider();
        wide.offer("r", ONE, 1, first);
        for (int i = 0; i < 20_000; i++) {
            Rider quick = new Rider();
            quick.call.complete(Sign.ANSWERED);
            wide.offer("r", ONE, 1, quick);
            riders.add(quick);
        }
        first.call.complete(Sign.ANSWERED);
        assertThat(riders).allMatch(rider -> rider.went);
    }

    @Test
    void nobody_departs_after_the_end() {
        List<Rider> riders = offer(6, "busy", ONE, 1);
        lanes.close();
        assertThat(riders).filteredOn(rider -> rider.turnedAway).hasSize(2);
        assertThat(offer(1, "other", OTHER, 1)).allMatch(rider -> rider.turnedAway);
    }

    private List<Rider> offer(int count, String receiver, int client, int weight) {
        List<Rider> riders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Rider rider = new Rider();
            riders.add(rider);
            lanes.offer(receiver, client, weight, rider);
        }
        return riders;
    }

    private static final class Rider implements Passenger {
        final CompletableFuture<Sign> call = new CompletableFuture<>();
        boolean went;
        boolean turnedAway;

        @Nullable
        Instant until;

        @Override
        public CompletionStage<Sign> go() {
            went = true;
            return call;
        }

        @Override
        public void turnAway(@Nullable Instant when, String why) {
            turnedAway = true;
            until = when;
        }
    }
}
