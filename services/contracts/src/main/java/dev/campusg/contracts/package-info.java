/**
 * The messages that cross service borders: what is said on which topic. Commands are imperative, replies are dotted,
 * facts are upper case. Unknown fields are ignored by every reader, so fields may be added, never changed or removed.
 */
@NullMarked
package dev.campusg.contracts;

import org.jspecify.annotations.NullMarked;
