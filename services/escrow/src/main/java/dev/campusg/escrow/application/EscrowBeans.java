package dev.campusg.escrow.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.Deposit;
import dev.campusg.escrow.domain.Entry;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.escrow.domain.Movement;
import dev.campusg.escrow.domain.Totals;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@RegisterForReflection(
        targets = {
            Escrow.class,
            Deposit.class,
            Movement.class,
            Entry.class,
            Totals.class,
            EscrowEvent.class,
            EscrowView.class,
            Money.class,
            EscrowMessages.class
        })
class EscrowBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<Escrow, EscrowCommand, EscrowEvent> escrows(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return EscrowService.participant(store, encoder, mapper);
    }
}
