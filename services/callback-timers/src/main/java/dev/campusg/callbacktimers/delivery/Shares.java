package dev.campusg.callbacktimers.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares what is scarce among parties that come and go: one may take no more than it leaves free. So a party alone gets
 * half of it, and however much some want, something is always left for the next. The idea is from switches that share a
 * buffer (Choudhury and Hahne, "Dynamic Queue Length Thresholds", 1998).
 */
final class Shares<P> {

    private final int all;
    private final Map<P, Integer> taken = new HashMap<>();
    private int sum;

    Shares(int all) {
        this.all = all;
    }

    boolean hasFor(P party) {
        return taken.getOrDefault(party, 0) < all - sum;
    }

    /** The last to come may take a little more than is left. */
    boolean take(P party, int weight) {
        if (!hasFor(party)) {
            return false;
        }
        taken.merge(party, weight, Integer::sum);
        sum += weight;
        return true;
    }

    void giveBack(P party, int weight) {
        taken.computeIfPresent(party, (same, count) -> count == weight ? null : count - weight);
        sum -= weight;
    }

    int taken() {
        return sum;
    }
}
