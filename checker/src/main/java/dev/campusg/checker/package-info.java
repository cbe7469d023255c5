/**
 * {@code ./campusg check}: what must hold of orders, money, sagas and timers, over what the services left in PostgreSQL
 * and Kafka. What must hold of any streams and topics is in {@code event-store/testkit}, package {@code history}.
 */
@NullMarked
package dev.campusg.checker;

import org.jspecify.annotations.NullMarked;
