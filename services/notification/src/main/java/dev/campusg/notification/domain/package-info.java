/** What a notification is, and who is to be told what about an order. */
@NullMarked
package dev.campusg.notification.domain;

import org.jspecify.annotations.NullMarked;
