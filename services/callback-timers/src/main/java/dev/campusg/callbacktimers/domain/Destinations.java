package dev.campusg.callbacktimers.domain;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses callbacks may go to: those of the public internet, and what the operator allows beyond. A callback must
 * not be a way into the network this runs in.
 */
public final class Destinations {

    // Not static: a native image cannot hold addresses from before it runs.
    private final List<Network> specialIpv4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that IANA has given out as global so far. */
    private final Network globalIpv6 = Network.of("2000::/3");

    /** Among it: protocols' own (Teredo and more), documentation, and 6to4, which wraps any IPv4 address. */
    private final List<Network> specialIpv6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> allowed;

    public Destinations(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    public boolean allow(InetAddress address) {
        return isPublic(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    private boolean isPublic(InetAddress address) {
        return address.getAddress().length == 4
                ? specialIpv4.stream().noneMatch(network -> network.contains(address))
                : globalIpv6.contains(address) && specialIpv6.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... ranges) {
        return Stream.of(ranges).map(Network::of).toList();
    }
}
