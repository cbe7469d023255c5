package dev.campusg.simulation;

import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.escrow.application.EscrowService;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.testkit.simulation.Sabotage;
import dev.campusg.payment.application.PaymentGateway;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaMachine;

/** A mistake somebody could have made; without one, everything is as it is. */
interface Bug {

    Bug NONE = new Bug() {};

    default Sabotage in(String service) {
        return Sabotage.NONE;
    }

    default SagaDefinition<CreateOrder> saga(SagaDefinition<CreateOrder> right) {
        return right;
    }

    default Participant<Escrow, EscrowCommand, EscrowEvent> escrow(EventStore store, MessageEncoder encoder) {
        return EscrowService.participant(store, encoder, Json.MAPPER);
    }

    default SagaMachine<Handover> handover(SagaMachine<Handover> right) {
        return right;
    }

    default PaymentGateway gateway(PaymentGateway right) {
        return right;
    }
}
