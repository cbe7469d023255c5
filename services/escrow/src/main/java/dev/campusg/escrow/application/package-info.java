/** What the escrow service does with messages. */
@NullMarked
package dev.campusg.escrow.application;

import org.jspecify.annotations.NullMarked;
