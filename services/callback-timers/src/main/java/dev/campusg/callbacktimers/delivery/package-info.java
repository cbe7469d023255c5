/** Calling receivers: where calls may go, how many at once, what is signed, what counts as an answer. */
@NullMarked
package dev.campusg.callbacktimers.delivery;

import org.jspecify.annotations.NullMarked;
