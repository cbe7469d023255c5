package dev.campusg.notification.domain;

import dev.campusg.eventstore.Decider;
import dev.campusg.notification.domain.PartiesCommand.Hear;
import dev.campusg.notification.domain.PartiesCommand.HearRunnerLeft;
import dev.campusg.notification.domain.PartiesEvent.CustomerLearnt;
import dev.campusg.notification.domain.PartiesEvent.NewsParked;
import dev.campusg.notification.domain.PartiesEvent.NewsTold;
import dev.campusg.notification.domain.PartiesEvent.RunnerLearnt;
import dev.campusg.notification.domain.PartiesEvent.RunnerLeft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told what about an order: each moment once, whichever and however many messages tell of it, and as soon
 * as it is known whom to tell. Nothing is refused and nothing is lost: what cannot be told yet is parked.
 */
public final class PartiesDecider implements Decider<OrderParties, PartiesCommand, PartiesEvent> {

    @Override
    public OrderParties initial() {
        return OrderParties.NOBODY;
    }

    @Override
    public List<PartiesEvent> decide(OrderParties parties, PartiesCommand command) {
        return switch (command) {
            case Hear(var customer, var runner, var news, var at) -> {
                List<PartiesEvent> learnt = learn(parties, customer, runner, at);
                yield tell(parties, learnt, news, at);
            }
            case HearRunnerLeft(var customer, var news, var at) -> {
                List<PartiesEvent> learnt = learn(parties, customer, null, at);
                learnt.add(new RunnerLeft(at));
                yield tell(parties, learnt, news, at);
            }
        };
    }

    private static List<PartiesEvent> learn(
            OrderParties parties, @Nullable String customer, @Nullable String runner, Instant at) {
        List<PartiesEvent> learnt = new ArrayList<>();
        if (customer != null && parties.customerId() == null) {
            learnt.add(new CustomerLearnt(customer, at));
        }
        if (runner != null && !runner.equals(parties.runnerId())) {
            learnt.add(new RunnerLearnt(runner, at));
        }
        return learnt;
    }

    private List<PartiesEvent> tell(OrderParties before, List<PartiesEvent> learnt, List<News> news, Instant at) {
        List<PartiesEvent> events = new ArrayList<>(learnt);
        OrderParties now = fold(before, learnt);
        // What waited for a name came later than the message that brings it.
        List<News> open = new ArrayList<>(news);
        open.addAll(now.parked());
        for (News item : open) {
            PartiesEvent next = next(now, item, at);
            if (next != null) {
                events.add(next);
                now = evolve(now, next);
            }
        }
        return events;
    }

    private static @Nullable PartiesEvent next(OrderParties now, News news, Instant at) {
        if (now.isTold(news)) {
            return null;
        }
        String user = now.userFor(news);
        if (user != null) {
            return new NewsTold(news, user, news.moment().recurs() ? now.round() : 0, at);
        }
        return now.isParked(news) ? null : new NewsParked(news, at);
    }

    @Override
    public OrderParties evolve(OrderParties parties, PartiesEvent event) {
        return switch (event) {
            case CustomerLearnt(var customer, var at) -> parties.withCustomer(customer);
            case RunnerLearnt(var runner, var at) -> parties.withRunner(runner);
            case RunnerLeft(var at) -> parties.withoutRunner();
            case NewsParked(var news, var at) -> parties.parking(news);
            case NewsTold(var news, var user, var round, var at) -> parties.telling(news);
        };
    }
}
