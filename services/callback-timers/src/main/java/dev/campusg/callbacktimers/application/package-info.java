/** What is done with timers and with clients. */
@NullMarked
package dev.campusg.callbacktimers.application;

import org.jspecify.annotations.NullMarked;
