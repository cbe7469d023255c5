/** The tables of the platform and the functions on them. */
@NullMarked
package dev.campusg.callbacktimers.store;

import org.jspecify.annotations.NullMarked;
