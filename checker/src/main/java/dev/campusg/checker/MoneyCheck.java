package dev.campusg.checker;

import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.Account;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.escrow.domain.Movement;
import dev.campusg.escrow.domain.Totals;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.gateway.BookEntry;
import dev.campusg.payment.gateway.Charges;
import java.util.List;

/** No cent appears, vanishes or is moved twice: not in a ledger, not on a card, not between the two. */
final class MoneyCheck {

    private static final String ESCROW = "escrow";
    private static final String PAYMENT = "payment";

    private final Known known;
    private final Findings findings;
    private Totals all = new Totals(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    private MoneyCheck(Known known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    static void check(Known known, Findings findings) {
        MoneyCheck check = new MoneyCheck(known, findings);
        known.escrows.forEach(check::ledger);
        if (known.knows(PAYMENT) && known.books.isEmpty() && !known.payments.isEmpty()) {
            findings.unchecked("payment: the books of the card processor, which are not the simulated one's");
        } else {
            known.payments.forEach(check::card);
            known.books.forEach(check::books);
        }
        findings.checked("cents charged", check.all.charged().cents());
        findings.checked("cents held", check.all.held().cents());
        findings.checked("cents paid out", check.all.paidOut().cents());
        findings.checked("cents refunded", check.all.refunded().cents());
    }

    private void ledger(String orderId, Told<Escrow, EscrowEvent> told) {
        Escrow escrow = told.state();
        findings.checked("ledgers", 1);
        Totals sum = sum(escrow.ledger());
        if (!sum.equals(escrow.totals())) {
            wrong("ledger-does-not-add-up", ESCROW, orderId, "adds up to " + sum + ", not to " + escrow.totals());
        }
        if (sum.held().isNegative()
                || sum.paidOut().isNegative()
                || sum.refunded().isNegative()) {
            wrong("ledger-below-zero", ESCROW, orderId, "gave more than it had: " + sum);
        }
        long ins = moved(escrow, Account.ESCROW);
        if (ins > 1 || escrow.ledger().size() - ins > 1) {
            wrong("money-moved-twice", ESCROW, orderId, "moved money more than once each way: " + escrow.ledger());
        }
        if (!standsAsItMoved(escrow, sum)) {
            wrong("ledger-does-not-add-up", ESCROW, orderId, "is " + escrow.status() + ", but moved " + sum);
        }
        all = new Totals(
                all.charged().plus(sum.charged()),
                all.held().plus(sum.held()),
                all.paidOut().plus(sum.paidOut()),
                all.refunded().plus(sum.refunded()));
    }

    private static long moved(Escrow escrow, Account to) {
        return escrow.ledger().stream()
                .filter(movement -> movement.to().account() == to)
                .count();
    }

    private static Totals sum(List<Movement> ledger) {
        long charged = 0;
        long paidOut = 0;
        long refunded = 0;
        for (Movement movement : ledger) {
            long cents = movement.to().amount().cents();
            switch (movement.to().account()) {
                case ESCROW -> charged += cents;
                case RUNNER, PLATFORM -> paidOut += cents;
                case CUSTOMER -> refunded += cents;
            }
        }
        return new Totals(
                new Money(charged), new Money(charged - paidOut - refunded), new Money(paidOut), new Money(refunded));
    }

    private static boolean standsAsItMoved(Escrow escrow, Totals sum) {
        Money due = escrow.amount();
        return switch (escrow.status()) {
            case PENDING, FAILED -> sum.charged().equals(Money.ZERO);
            case HELD -> sum.held().equals(due) && due.compareTo(Money.ZERO) > 0;
            case RELEASED -> sum.paidOut().equals(due) && sum.held().equals(Money.ZERO);
            case REFUNDED -> sum.refunded().equals(due) && sum.held().equals(Money.ZERO);
        };
    }

    private void card(String orderId, Told<Payment, ?> told) {
        Payment payment = told.state();
        findings.checked("payments", 1);
        Charges charges = charges(orderId);
        if (payment.errands().work() != null) {
            findings.unsettled(PAYMENT + " " + told.log().id() + " still asks the card processor to "
                    + payment.errands().work().operation());
            return;
        }
        boolean agree = switch (payment.status()) {
            case NONE, INITIATING -> charges.holds() == 0;
            case AUTHORIZED, INESCROW -> charges.held();
            case SUCCEEDED -> charges.captures() == 1;
            case REVERTED, FAILED -> !charges.held() && charges.captures() == 0;
        };
        if (!agree) {
            wrong(
                    "card-and-payment-disagree",
                    PAYMENT,
                    orderId,
                    "is " + payment.status() + ", but the card: " + charges);
        }
        for (BookEntry entry : charges.entries()) {
            if (!entry.amount().equals(payment.amount())) {
                wrong("card-and-payment-disagree", PAYMENT, orderId, "is over " + payment.amount() + ", not " + entry);
            }
        }
        escrowed(orderId, payment);
    }

    /** The card is taken to hold what escrow holds, and paid to whom escrow pays. */
    private void escrowed(String orderId, Payment payment) {
        Told<Escrow, EscrowEvent> told = known.escrows.get(orderId);
        if (!known.knows(ESCROW) || payment.status() != PaymentStatus.INESCROW && told == null) {
            return;
        }
        if (told == null || told.state().ledger().isEmpty()) {
            wrong("payment-and-escrow-disagree", PAYMENT, orderId, "is INESCROW, but nothing was ever held");
            return;
        }
        Escrow escrow = told.state();
        if (escrow.deposit() != null && !escrow.amount().equals(payment.amount())) {
            wrong(
                    "payment-and-escrow-disagree",
                    PAYMENT,
                    orderId,
                    "is over " + payment.amount() + ", but escrow took " + escrow.amount());
        }
        boolean paid = payment.status() == PaymentStatus.SUCCEEDED && escrow.status() == EscrowStatus.RELEASED;
        if (paid && payment.payout() != null && !payment.payout().runnerId().equals(escrow.runnerId())) {
            wrong(
                    "payment-and-escrow-disagree",
                    PAYMENT,
                    orderId,
                    "went to runner " + payment.payout().runnerId() + ", escrow to " + escrow.runnerId());
        }
    }

    private void books(String orderId, List<BookEntry> entries) {
        Charges charges = Charges.of(orderId, entries);
        if (charges.holds() > 1 || charges.captures() > 1) {
            wrong("card-charged-twice", PAYMENT, orderId, "was charged more than once: " + charges);
        }
        if (!known.payments.containsKey(orderId)) {
            wrong("card-charged-for-nothing", PAYMENT, orderId, "has no payment, but the card: " + charges);
        }
    }

    private Charges charges(String orderId) {
        return Charges.of(orderId, known.books.getOrDefault(orderId, List.of()));
    }

    private void wrong(String rule, String service, String orderId, String what) {
        findings.wrong(rule, service, "order " + orderId, what, Look.at(service, orderId));
    }
}
