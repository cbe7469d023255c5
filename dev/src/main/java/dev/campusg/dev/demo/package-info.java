/** Orders played against the running system through its public interfaces alone: REST and Kafka. */
package dev.campusg.dev.demo;
