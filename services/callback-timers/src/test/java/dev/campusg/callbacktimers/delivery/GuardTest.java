package dev.campusg.callbacktimers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.callbacktimers.delivery.Guard.Forbidden;
import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.Target;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Target NAMED = Target.of("https://hooks.example/x");

    @Test
    void a_name_that_leads_into_a_private_network_is_forbidden() {
        for (String address :
                List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1")) {
            assertThatThrownBy(() -> dial(NAMED, address)).hasCauseInstanceOf(Forbidden.class);
        }
    }

    @Test
    void of_several_addresses_only_a_public_one_is_dialled() {
        assertThat(dial(NAMED, "10.0.0.1", "93.184.216.34")).isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
    }

    @Test
    void what_is_dialled_is_the_address_that_was_checked() {
        int[] asked = {0};
        Guard guard = new Guard(
                (host, client) -> {
                    asked[0]++;
                    return CompletableFuture.completedStage(
                            List.of(InetAddress.ofLiteral(asked[0] == 1 ? "93.184.216.34" : "127.0.0.1")));
                },
                new Destinations(List.of()));
        assertThat(guard.address(NAMED, 0).toCompletableFuture().join())
                .isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void a_literal_is_checked_again_when_it_is_dialled() {
        assertThatThrownBy(() -> dial(Target.of("http://[::ffff:127.0.0.1]/"))).hasCauseInstanceOf(Forbidden.class);
    }

    @Test
    void what_is_forbidden_is_not_told_where_it_leads() {
        assertThatThrownBy(() -> dial(NAMED, "10.1.2.3")).cause().hasMessage("hooks.example is not a public address");
    }

    private static InetAddress dial(Target target, String... addresses) {
        List<InetAddress> all =
                Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        return new Guard((host, client) -> CompletableFuture.completedStage(all), new Destinations(List.of()))
                .address(target, 0)
                .toCompletableFuture()
                .join();
    }
}
