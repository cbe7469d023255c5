/** What a timer is and which ones are acceptable: pure. */
@NullMarked
package dev.campusg.callbacktimers.domain;

import org.jspecify.annotations.NullMarked;
