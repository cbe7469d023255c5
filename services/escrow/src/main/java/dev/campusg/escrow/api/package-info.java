/** Escrow over HTTP. */
@NullMarked
package dev.campusg.escrow.api;

import org.jspecify.annotations.NullMarked;
