/** How messages and requests become orders' commands, and decisions become messages. */
@NullMarked
package dev.campusg.order.application;

import org.jspecify.annotations.NullMarked;
