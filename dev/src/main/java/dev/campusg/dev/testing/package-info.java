/** What the tests of a service need around it. */
package dev.campusg.dev.testing;
