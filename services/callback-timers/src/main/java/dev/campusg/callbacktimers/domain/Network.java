package dev.campusg.callbacktimers.domain;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** A range of addresses, such as {@code 10.0.0.0/8}. An IPv4 address in IPv6 clothing is an IPv4 address. */
public record Network(InetAddress base, int bits) {

    public Network {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException("not a network: " + base.getHostAddress() + "/" + bits);
        }
    }

    public static Network of(String range) {
        String[] parts = range.strip().split("/", 2);
        InetAddress base = InetAddress.ofLiteral(parts[0]);
        return new Network(base, parts.length == 1 ? base.getAddress().length * 8 : Integer.parseInt(parts[1]));
    }

    /** @param ranges separated by commas; may be blank */
    public static List<Network> list(String ranges) {
        return Arrays.stream(ranges.split(","))
                .filter(range -> !range.isBlank())
                .map(Network::of)
                .toList();
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xff << Math.max(0, 8 - (bits - bit)) & 0xff;
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
