/** How messages and requests become users' commands, and decisions become messages. */
@NullMarked
package dev.campusg.user.application;

import org.jspecify.annotations.NullMarked;
