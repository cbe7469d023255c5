package dev.campusg.notification.domain;

import java.time.Instant;

/** What became known about the parties of an order and what they were told. The names are stored: they stay. */
public sealed interface PartiesEvent {

    Instant at();

    record CustomerLearnt(String customerId, Instant at) implements PartiesEvent {}

    record RunnerLearnt(String runnerId, Instant at) implements PartiesEvent {}

    record RunnerLeft(Instant at) implements PartiesEvent {}

    /** It is not known yet whom to tell. */
    record NewsParked(News news, Instant at) implements PartiesEvent {}

    record NewsTold(News news, String userId, int round, Instant at) implements PartiesEvent {}
}
