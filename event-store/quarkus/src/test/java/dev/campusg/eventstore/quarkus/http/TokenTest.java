package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens are made here by hand, so that what checks them is not also what made them. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class TokenTest {

    private static final String CLAIMS =
            "{\"iss\":\"%s\",\"sub\":\"%s\",\"groups\":[\"customer\",\"king\"],\"iat\":%d,\"exp\":%d}";
    private static final String ISSUER = "https://campusg.test";

    private static String claims(String issuer, String subject, int secondsLeft) {
        long now = Instant.now().getEpochSecond();
        return CLAIMS.formatted(issuer, subject, now - 7200, now + secondsLeft);
    }

    private static String token(String algorithm, String claims, PrivateKey key) throws GeneralSecurityException {
        String head = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}";
        String signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + (algorithm.equals("none") ? "" : base64(signature.sign()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey key() throws GeneralSecurityException {
        String encoded = ConfigProvider.getConfig().getValue(TokenProfile.PRIVATE_KEY, String.class);
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/me").then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType(equalTo(Problem.TYPE))
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("status", equalTo(401));
    }

    @Test
    void a_signed_token_says_who_calls_and_unknown_groups_mean_nothing() throws Exception {
        me(token("RS256", claims(ISSUER, "alice", 60), key()))
                .statusCode(200)
                .body("id", equalTo("alice"))
                .body("roles", containsInAnyOrder("customer"));
    }

    @Test
    void headers_do_not_stand_in_for_a_token() {
        refused(given().header("X-User-Id", "alice")
                .header("X-User-Role", "admin")
                .get("/me")
                .then());
    }

    @Test
    void headers_do_not_add_to_a_token() throws Exception {
        String token = token("RS256", claims(ISSUER, "alice", 60), key());
        given().auth()
                .oauth2(token)
                .header("X-User-Role", "admin")
                .get("/money")
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_for_developers_is_not_there_in_production() throws Exception {
        given().auth()
                .oauth2(token("RS256", claims(ISSUER, "alice", 60), key()))
                .get("/workshop")
                .then()
                .statusCode(404);
    }

    @Test
    void a_token_that_cannot_be_believed_is_refused() throws Exception {
        refused(me(token("RS256", claims(ISSUER, "alice", -3600), key())));
        refused(me(
                token("RS256", claims(ISSUER, "alice", 60), TokenProfile.pair().getPrivate())));
        refused(me(token("RS256", claims("https://elsewhere.test", "alice", 60), key())));
        refused(me(token("RS256", claims(ISSUER, "", 60), key())));
        refused(me(token("none", claims(ISSUER, "alice", 60), key())));
        refused(me("nonsense"));
    }

    @Test
    void another_scheme_is_refused() {
        refused(given().header("Authorization", "Basic YWxpY2U6cHc=").get("/me").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/things", "/failures/bug"})
    void nothing_is_told_to_who_has_no_token(String path) {
        refused(when().get(path).then());
        refused(when().put(path).then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/q/health/live", "/q/openapi", "/q/metrics"})
    void what_machines_ask_needs_no_token(String path) {
        when().get(path).then().statusCode(200);
    }

    @Test
    void a_path_made_public_needs_no_token() {
        when().post("/open").then().statusCode(200).body("id", equalTo("anonymous"));
    }
}
