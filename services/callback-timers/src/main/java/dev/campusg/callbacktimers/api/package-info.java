/** The platform over HTTP. */
@NullMarked
package dev.campusg.callbacktimers.api;

import org.jspecify.annotations.NullMarked;
