package dev.campusg.escrow.domain;

import dev.campusg.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * One side of a movement.
 *
 * @param holder whose account it is, where there are many
 * @param amount what comes in; negative for what goes out
 */
public record Entry(Account account, @Nullable String holder, Money amount) {}
