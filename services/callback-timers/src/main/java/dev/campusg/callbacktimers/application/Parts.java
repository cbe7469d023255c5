package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.Settings;
import dev.campusg.callbacktimers.delivery.HttpCaller;
import dev.campusg.callbacktimers.delivery.Lanes;
import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.Network;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What the settings make of the parts that know nothing of settings. */
class Parts {

    /** Callbacks that may wait in this process, in all and to one receiver; the others wait in the database. */
    private static final int PLACES = 8192;

    private static final int PLACES_PER_RECEIVER = 256;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Destinations destinations(Settings settings) {
        return new Destinations(
                settings.allowPrivateTargets().map(Network::list).orElse(List.of()));
    }

    @Produces
    @Singleton
    HttpCaller caller(Vertx vertx, Destinations destinations, Settings settings, Clock clock) {
        return new HttpCaller(vertx, destinations, settings.callTimeout(), clock);
    }

    @Produces
    @Singleton
    Lanes lanes(Settings settings, Clock clock) {
        return new Lanes(
                new Lanes.Limits(
                        settings.calls(), settings.callsPerReceiver(), PLACES, PLACES_PER_RECEIVER, Firing.PATIENCE),
                clock);
    }
}
