package dev.campusg.callbacktimers.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private final Destinations all = new Destinations(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://198.18.0.1/",
                "http://203.0.113.7/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[ff02::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::1]/",
                "http://[2001:db8::1]/",
                "http://localhost/",
                "http://LOCALHOST:8080/x",
                "http://db.localhost/",
            })
    void an_address_that_is_not_public_is_refused_however_it_is_written(String url) {
        assertThat(Target.of(url).said())
                .hasValueSatisfying(address -> assertThat(all.allow(address)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/",
                "https://172.32.0.1/",
                "https://[2606:4700::1111]/",
                "http://[::ffff:8.8.8.8]/"
            })
    void a_public_address_is_not(String url) {
        assertThat(Target.of(url).said())
                .hasValueSatisfying(address -> assertThat(all.allow(address)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "file:///etc/passwd",
                "gopher://a.example/",
                "//a.example/",
                "a.example",
                "",
                "http://",
                "http:///x",
                "http://user:secret@a.example/",
                "http://a.example@b.example/",
                "http://a.example:22/",
                "http://a.example:25/",
                "http://a.example:0/",
                "http://a.example:65536/",
                "http://a.example:-1/",
                "http://a.example/\r\nHost: b",
                "http://a.example/a b",
                "http://a.example/#x",
                "http://exa mple/",
                "http://-a.example/",
                "http://a..example/",
                "http://[fe80::1%25eth0]/",
                "http://1.2.3.4.5/",
                "http://300.1.1.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://münchen.example/",
                "javascript:alert(1)"
            })
    void what_is_no_web_address_is_refused(String url) {
        assertThatThrownBy(() -> Target.of(url).said())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("callback_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "fd00::7"})
    void the_operator_may_allow_a_network(String address) {
        var some = new Destinations(Network.list("10.1.0.0/16, fd00::/8"));
        assertThat(some.allow(InetAddress.ofLiteral(address))).isTrue();
        assertThat(some.allow(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(some.allow(InetAddress.ofLiteral("fe80::1"))).isFalse();
    }
}
