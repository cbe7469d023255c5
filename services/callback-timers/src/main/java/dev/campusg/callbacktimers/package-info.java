/** HTTP callbacks at the instants they were asked for; stands alone with a PostgreSQL. */
@NullMarked
package dev.campusg.callbacktimers;

import org.jspecify.annotations.NullMarked;
