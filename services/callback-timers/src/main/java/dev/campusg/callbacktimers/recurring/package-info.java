/** When a recurring timer is due next. */
@NullMarked
package dev.campusg.callbacktimers.recurring;

import org.jspecify.annotations.NullMarked;
