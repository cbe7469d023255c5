package dev.campusg.checker;

import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.notification.domain.Notification;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.gateway.BookEntry;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaState;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the logs of all services tell of each order, whoever keeps it. */
final class Known {

    final Map<String, Told<Order, OrderEvent>> orders = new HashMap<>();
    final Map<String, Told<Payment, PaymentEvent>> payments = new HashMap<>();
    final Map<String, Told<Escrow, EscrowEvent>> escrows = new HashMap<>();
    final Map<String, Told<OrderTimers, TimerEvent>> timers = new HashMap<>();
    final List<Told<ScheduledEvent, ScheduleEvent>> scheduled = new ArrayList<>();
    final Map<String, List<BookEntry>> books = new HashMap<>();

    /** The sagas that create orders, by order. */
    final Map<String, Told<SagaState<CreateOrder>, SagaEvent<CreateOrder>>> creations = new HashMap<>();

    /** The sagas about orders coming to runners and back, by order. */
    final Map<String, List<Told<SagaState<Handover>, SagaEvent<Handover>>>> handovers = new HashMap<>();

    /** The sagas that complete orders, by order. */
    final Map<String, Told<SagaState<CompleteOrder>, SagaEvent<CompleteOrder>>> completions = new HashMap<>();

    final List<Notification> notifications = new ArrayList<>();

    /** The databases that were read. */
    final List<String> read = new ArrayList<>();

    /** What became of an order's part that one service keeps; null if that service has never heard of it. */
    static <S, E> @Nullable S state(Map<String, Told<S, E>> told, String orderId) {
        Told<S, E> found = told.get(orderId);
        return found == null ? null : found.state();
    }

    boolean knows(String... services) {
        return read.containsAll(List.of(services));
    }
}
