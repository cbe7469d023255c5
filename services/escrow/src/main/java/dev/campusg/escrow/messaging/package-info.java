/** Which topics escrow listens to. */
@NullMarked
package dev.campusg.escrow.messaging;

import org.jspecify.annotations.NullMarked;
