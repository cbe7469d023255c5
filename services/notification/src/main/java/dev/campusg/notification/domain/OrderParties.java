package dev.campusg.notification.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in an order, what they were told, and what waits until it is known whom to tell: topics have no order
 * among each other, so a payment may be heard of before the order it is for.
 *
 * @param round how often the order was put on offer anew
 * @param told without their texts' weight: the moments of this round, and those that come once in an order's life
 */
public record OrderParties(
        @Nullable String customerId, @Nullable String runnerId, int round, List<Told> told, List<News> parked) {

    /** Someone was told of a moment. */
    public record Told(News.Party to, Moment moment) {
        boolean is(News news) {
            return to == news.to() && moment == news.moment();
        }
    }

    static final OrderParties NOBODY = new OrderParties(null, null, 0, List.of(), List.of());

    public OrderParties {
        told = List.copyOf(told);
        parked = List.copyOf(parked);
    }

    @Nullable
    String userFor(News news) {
        return switch (news.to()) {
            case CUSTOMER -> customerId;
            case RUNNER -> runnerId;
        };
    }

    boolean isTold(News news) {
        return told.stream().anyMatch(earlier -> earlier.is(news));
    }

    boolean isParked(News news) {
        return parked.stream().anyMatch(news::isSameMomentAs);
    }

    OrderParties withCustomer(String customer) {
        return new OrderParties(customer, runnerId, round, told, parked);
    }

    OrderParties withRunner(String runner) {
        return new OrderParties(customerId, runner, round, told, parked);
    }

    OrderParties withoutRunner() {
        List<Told> lasting =
                told.stream().filter(earlier -> !earlier.moment().recurs()).toList();
        return new OrderParties(customerId, null, round + 1, lasting, parked);
    }

    OrderParties parking(News news) {
        List<News> more = new ArrayList<>(parked);
        more.add(news);
        return new OrderParties(customerId, runnerId, round, told, more);
    }

    OrderParties telling(News news) {
        List<Told> more = new ArrayList<>(told);
        more.add(new Told(news.to(), news.moment()));
        List<News> waiting = parked.stream()
                .filter(parkedNews -> !news.isSameMomentAs(parkedNews))
                .toList();
        return new OrderParties(customerId, runnerId, round, more, waiting);
    }
}
