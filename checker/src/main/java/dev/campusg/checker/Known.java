package dev.campusg.checker;

import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.testkit.history.Subject.Told;
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

    /** The databases that were read. */
    final List<String> read = new ArrayList<>();

    boolean knows(String... services) {
        return read.containsAll(List.of(services));
    }
}
